"""A community's home: who waits, what is talked about, who is new, how to help."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.base.kit.clock import now
from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.desks.home import helping, queries
from kith.desks.home.asks import to_answer, to_read
from kith.members.communities import queries as communities
from kith.members.communities.models import Community
from kith.members.communities.viewing import Standing
from kith.members.communities.words import how_to_join, opening
from kith.services.conversations import queries as conversations
from kith.services.conversations.access import threads_visible_to

WAITING, TALK, FACES = 5, 8, 3


@door("readers of the community")
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a community to anyone; the things in it only to those who may see them."""
    standing = request.viewer.standing
    community = standing.community
    if community.kind == Community.Kind.NETWORK:
        return HttpResponseRedirect(reverse("home:front-door"))
    context = {"band": "head", "standing": standing, "community": community}
    context |= _said(request.viewer, community) | _about(request.viewer, standing)
    context["ways"] = helping.ways(request.viewer, context["waiting"], context["faces"])
    return page(request, "home/community.html", context, here="home", community=community)


def _said(viewer: Any, community: Community) -> dict[str, Any]:
    """Return what is said here that this viewer may read: two lists, four statements."""
    # A stranger has not looked before, so nothing is new to them.
    since = now() - queries.FORTNIGHT if viewer.is_signed_in else None
    waiting = conversations.waiting(community, viewer, WAITING + 1)
    shown = {line.pk for line in waiting[:WAITING]}
    threads = threads_visible_to(viewer).filter(community=community)
    newest = conversations.newest(threads, viewer, count=TALK + WAITING)
    talk = [line for line in newest if line.pk not in shown]
    return {
        "waiting": [to_answer(line, since) for line in waiting[:WAITING]],
        "more_waiting": len(waiting) > WAITING,
        "talk": [to_read(line, since) for line in talk[:TALK]],
    }


def _about(viewer: Any, standing: Standing) -> dict[str, Any]:
    community = standing.community
    faces = communities.newcomers_of([community], now() - queries.SEASON, but=viewer, count=FACES)
    return {
        "faces": faces if standing.is_member else [],
        "norms": opening(community.norms),
        "how_to_join": how_to_join(community),
        "has_convenor": communities.has_convenor(community),
    }
