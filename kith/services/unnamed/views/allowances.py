"""Whether members may ask without their name, what that promises, and switching it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import notices, page
from kith.members.people.queries import person
from kith.services.unnamed import queries
from kith.services.unnamed.access import may_allow
from kith.services.unnamed.actions import allowing


@door("members of the community")
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Say how it is here, and to those who look after the community what was asked about seals."""
    community, viewer = request.viewer.standing.community, request.viewer
    asked = leaf(request, lambda number: queries.asked_here(community, viewer, number), queries.ASKED_A_PAGE)
    context = {
        "community": community,
        "state": queries.state_of(community),
        "may": may_allow(viewer, community),
        "asked": asked,
    }
    return page(request, "unnamed/show.html", context, here="about", community=community)


@door("members of the community", "POST")
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Allow it, or with `end` in the form end it."""
    community, by = request.viewer.standing.community, person(request.viewer)
    ends = "end" in request.POST
    (allowing.end if ends else allowing.allow)(community, by=by)
    words = (
        _("Ended. What was asked without a name stays so.")
        if ends
        else _("Members can ask without their name now. It says so where they ask.")
    )
    return notices.leave(HttpResponseRedirect(reverse("unnamed:show", args=[slug]), status=303), words)
