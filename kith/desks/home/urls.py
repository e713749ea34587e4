from django.urls import path

from kith.desks.home.views import beginning, community, fortnight, front_door, general, starting

app_name = "home"

urlpatterns = [
    path("", front_door.show, name="front-door"),
    path("fortnight/", fortnight.show, name="fortnight"),
    path("general-discussion/", general.show, name="general-discussion"),
    path("start/", starting.show, name="start"),
    path("c/<slug:slug>/", community.show, name="community"),
    path("c/<slug:slug>/beginning/", beginning.show, name="plan"),
    path("c/<slug:slug>/beginning/end/", beginning.end, name="end-beginning"),
]
