"""The front door: what this network is for, and its communities."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from kith.base.kit.clock import now
from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.desks.home import queries, talk
from kith.desks.home.purpose import purpose
from kith.members.communities.words import how_to_join
from kith.members.people.viewer import Viewer


@door("anyone")
def show(request: HttpRequest) -> HttpResponse:
    """Show a stranger the purpose, the sign-in box and the shelf; a member their own communities first."""
    viewer = request.viewer
    mine = queries.mine(viewer) if viewer.is_signed_in else []
    ids = {one.pk for one in mine}
    found = queries.shelf()
    others = [one for one in found[: queries.ON_THE_DOOR] if one.pk not in ids]
    cloths = queries.bands([*mine, *others])
    context = {
        "purpose": purpose(),
        "mine": _with_news(viewer, mine, cloths),
        "others": [(cloth, how_to_join(one)) for one, cloth in zip(others, cloths[len(mine) :], strict=True)],
        "has_more": len(found) > queries.ON_THE_DOOR,
        "general": queries.general_discussion(viewer),
    }
    return page(request, "home/front_door.html", context, here="front-door")


def _with_news(
    viewer: Viewer, mine: list[queries.Shelved], cloths: list[Any]
) -> list[tuple[Any, talk.News | None]]:
    """Pair each of the viewer's communities with the one conversation to name there, or None."""
    if not mine:
        return []
    news = talk.news(viewer, now() - talk.FORTNIGHT)
    return [(cloth, news.get(one.pk)) for one, cloth in zip(mine, cloths, strict=False)]
