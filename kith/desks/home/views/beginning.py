"""A young community's beginning: a plan for its first hour and weeks, and its first steps put away."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.desks.home.plan import FIRST_HOUR, FIRST_WEEKS
from kith.members.communities.addresses import home_of
from kith.members.communities.models import Community
from kith.members.people.queries import person
from kith.rooms.welcome.actions.greeting import set_aside
from kith.rooms.welcome.queries import my_membership


@door("members of the community")
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a plan that any member can take up, or none of it."""
    community = _community(request)
    context = {"community": community, "hour": FIRST_HOUR, "weeks": FIRST_WEEKS}
    return page(request, "home/plan.html", context, here="home", community=community)


@door("members of the community", "POST")
def end(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the viewer the first steps no more."""
    membership = my_membership(request.viewer, _community(request))
    if membership is None:
        raise Http404
    set_aside(membership, "all", by=person(request.viewer))
    words = _("Put away. You find all of it under About whenever you like.")
    return notices.leave(HttpResponseRedirect(home_of(slug), status=303), words)


def _community(request: HttpRequest) -> Community:
    community = request.viewer.standing.community
    if community.kind == Community.Kind.NETWORK:
        raise Http404
    return community
