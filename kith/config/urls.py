"""Every address, room by room. Stable from the first release on."""

from django.urls import include, path

# An address is looked for from the top: what is opened most stands first.
urlpatterns = [
    path("", include("kith.rooms.forums.urls")),
    path("", include("kith.desks.home.urls")),
    path("", include("kith.base.ui.urls")),
    path("", include("kith.members.people.urls")),
    path("", include("kith.members.communities.urls")),
    path("", include("kith.members.profiles.urls")),
    path("", include("kith.services.search.urls")),
    path("", include("kith.services.moderation.urls")),
    path("", include("kith.services.tending.urls")),
    path("", include("kith.services.answering.urls")),
    path("", include("kith.services.drafts.urls")),
    path("", include("kith.services.unnamed.urls")),
    path("", include("kith.services.live.urls")),
    path("", include("kith.rooms.admissions.urls")),
    path("", include("kith.rooms.charter.urls")),
    path("", include("kith.rooms.kinship.urls")),
    path("", include("kith.rooms.welcome.urls")),
    path("", include("kith.rooms.letters.urls")),
    path("", include("kith.desks.yours.urls")),
    path("", include("kith.config.health")),
]

handler400 = "kith.config.errors.bad_request"
handler404 = "kith.config.errors.not_found"
handler500 = "kith.config.errors.our_fault"
