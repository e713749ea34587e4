"""Belonging to a community: one tap in; a pause, moving on or leaving in two."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import refuse
from kith.members.communities import roster
from kith.members.communities.actions import joining, removing
from kith.members.communities.addresses import home_of
from kith.members.communities.looking_after import is_the_last
from kith.members.communities.models import Community
from kith.members.communities.stepping import LENGTHS, STEPS, take
from kith.members.communities.viewing import Standing
from kith.members.communities.words import how_to_join, opening
from kith.members.people.queries import person


@door("signed in", "GET", "POST")
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where the viewer stands; POST joins. Joining twice changes nothing."""
    standing = _standing(request)
    if request.method == "POST":
        return _join(request, standing)
    community, viewer = standing.community, request.viewer
    context = {
        "standing": standing,
        "community": community,
        "how_to_join": how_to_join(community),
        "norms": opening(community.norms),
        "lengths": LENGTHS,
        "is_last": standing.is_member and is_the_last(viewer, community),
        "is_last_convenor": standing.is_member and roster.convenes_alone(viewer, community),
        "removal": roster.removal_of(viewer, community) if standing.state == "removed" else None,
        "back_until": None if standing.is_member else roster.may_take_back_until(viewer, community),
        "words": "",
    }
    return page(request, "communities/membership.html", context, here="about", community=community)


@door("signed in", "POST")
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """Step back for a while, come back, move on, or leave: no questions asked."""
    community = _standing(request).community
    wanted = request.POST.get("step", "")
    if wanted not in STEPS:
        raise refuse("bad-request")
    words = take(wanted, community, by=person(request.viewer), length=request.POST.get("length", ""))
    return _back(slug, words)


@door("signed in", "POST")
def end(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave. No questions asked; the words left behind say how to undo it."""
    return _back(slug, take("leave", _standing(request).community, by=person(request.viewer)))


@door("signed in", "POST")
def appeal(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask that being asked to leave is looked at again."""
    community = _standing(request).community
    removal = roster.removal_of(request.viewer, community)
    if removal is None:
        raise Http404
    removing.appeal(removal, by=person(request.viewer), words=request.POST.get("words", ""))
    return _back(slug, _("You’ve asked for another look. Someone who had no part in it will read this."))


def _join(request: HttpRequest, standing: Standing) -> HttpResponse:
    community = standing.community
    joining.join(community, by=person(request.viewer))
    words = _("You’re in. Welcome to %(name)s.") % {"name": community.name}
    if standing.is_member:
        words = _("You already belong to %(name)s.") % {"name": community.name}
    return notices.leave(HttpResponseRedirect(home_of(community.slug), status=303), words)


def _back(slug: str, words: str) -> HttpResponse:
    response = HttpResponseRedirect(reverse("communities:membership", args=[slug]), status=303)
    return notices.leave(response, words)


def _standing(request: HttpRequest) -> Standing:
    """Return where the viewer stands. The network is nobody's to join or leave: Http404."""
    standing = request.viewer.standing
    if standing.community.kind == Community.Kind.NETWORK:
        raise Http404
    return standing
