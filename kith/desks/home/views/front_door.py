"""The front door: what this network is for, and its communities."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from kith.base.kit.clock import now
from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.desks.home import queries
from kith.members.communities import queries as communities
from kith.members.communities.models import Community
from kith.members.communities.words import how_to_join, paragraphs
from kith.members.people.viewer import Viewer

COUNT = 30


@door("anyone")
def show(request: HttpRequest) -> HttpResponse:
    """Show a stranger the purpose, the sign-in box and the shelf; a member their own communities first."""
    viewer, network = request.viewer, communities.network()
    mine = communities.communities_of(viewer) if viewer.is_signed_in else []
    ids = {one.pk for one in mine}
    found = communities.shelf(0, COUNT)
    others = [one for one in found[:COUNT] if one.pk not in ids]
    cloths = queries.bands([*mine, *others])
    context = {
        "network": network,
        "purpose": paragraphs(network.practice_scope) if network else [],
        "mine": _with_news(viewer, mine, cloths),
        "others": [(cloth, how_to_join(one)) for one, cloth in zip(others, cloths[len(mine) :], strict=True)],
        "has_more": len(found) > COUNT,
        "general": queries.general_discussion(viewer, network),
    }
    return page(request, "home/front_door.html", context, here="front-door")


def _with_news(viewer: Viewer, mine: list[Community], cloths: list[Any]) -> list[tuple[Any, Any]]:
    """Pair each of the viewer's communities with the one conversation to name there, or None."""
    if not mine:
        return []
    news = queries.newest_of_each(viewer, mine, now() - queries.FORTNIGHT)
    return [(cloth, news.get(one.pk)) for one, cloth in zip(mine, cloths, strict=False)]
