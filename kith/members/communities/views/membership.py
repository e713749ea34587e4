"""Belonging to a community: one tap in, two taps out."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.members.communities.actions import joining
from kith.members.communities.addresses import home_of
from kith.members.communities.models import Community
from kith.members.communities.words import how_to_join, opening
from kith.members.people.queries import person


@door("signed in", "GET", "POST")
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where the viewer stands; POST joins. Joining twice changes nothing."""
    standing = _standing(request)
    community = standing.community
    if request.method == "POST":
        joining.join(community, by=person(request.viewer))
        words = _("You’re in. Welcome to %(name)s.") % {"name": community.name}
        if standing.is_member:
            words = _("You already belong to %(name)s.") % {"name": community.name}
        return notices.leave(HttpResponseRedirect(home_of(slug), status=303), words)
    context = {
        "standing": standing,
        "community": community,
        "how_to_join": how_to_join(community),
        "norms": opening(community.norms),
    }
    return page(request, "communities/membership.html", context, here="about", community=community)


@door("signed in", "POST")
def end(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave. No questions asked; the words left behind say how to undo it."""
    community = _standing(request).community
    joining.leave(community, by=person(request.viewer))
    response = HttpResponseRedirect(reverse("communities:membership", args=[slug]), status=303)
    left = _("You’ve left %(name)s. What you wrote there stays. Changed your mind? Join again here.")
    return notices.leave(response, left % {"name": community.name})


def _standing(request: HttpRequest):
    """Return where the viewer stands. The network is nobody's to join or leave: Http404."""
    standing = request.viewer.standing
    if standing.community.kind == Community.Kind.NETWORK:
        raise Http404
    return standing
