"""What other floors and this room's pages read of boards."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kith.base.kit.prepared import Prepared
from kith.members.communities.models import Audience, Community, Group
from kith.members.communities.queries import network_name
from kith.members.people.viewer import Viewer
from kith.rooms.forums.models import Board
from kith.rooms.forums.models.board import MOST_BOARDS
from kith.services.conversations.queries import Opening

_Level = Audience.Level
# From the fewest readers to the most; those of each are among those of the next.
_REACH = (_Level.AUTHOR, _Level.GROUP, _Level.COMMUNITY, _Level.NETWORK, _Level.PUBLIC)


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A board as its own page, and a list of boards, show it. level: of its audience."""

    pk: int
    slug: str
    name: str
    about: str
    level: str


def _board_lines(person: int | None, community: int, slug: str | None) -> QuerySet:
    seen = Board.objects.visible_to(Viewer(person)).filter(community=community)
    if slug is not None:
        seen = seen.filter(slug=slug)
    return seen.order_by("order", "id").values_list("pk", "slug", "name", "about", "audience__level")[
        :MOST_BOARDS
    ]


_BOARDS = Prepared(_board_lines, person=int, community=int, slug=str)


def boards(community: Community, person: Any) -> list[Board]:
    """Return the community's boards this person may see, in their order."""
    seen = Board.objects.visible_to(person).filter(community=community).select_related("audience")
    return list(seen.order_by("order", "id")[:MOST_BOARDS])


def board_lines(community: Community, person: Any) -> list[BoardLine]:
    """Return the community's boards this person may see, in their order, as a list shows them."""
    rows = _BOARDS.rows(person=getattr(person, "pk", None), community=community.pk)
    return [BoardLine(*row) for row in rows]


def board_named(community: Community, slug: str, person: Any) -> BoardLine | None:
    """Return a board by its address if this person may see it, else None."""
    rows = _BOARDS.rows(person=getattr(person, "pk", None), community=community.pk, slug=slug)
    return BoardLine(*rows[0]) if rows else None


def board_of(thread: Opening) -> Board | None:
    """Return the board a thread hangs on, or None when it hangs on something else.

    None, too, where more people read the thread than see the board: to name it would tell them of it.
    """
    if thread.host_kind != Board._meta.label_lower:
        return None
    board = Board.objects.filter(pk=thread.host_id).select_related("audience").first()
    sees_board = board is not None and _REACH.index(board.audience.level) >= _REACH.index(thread.level)
    return board if sees_board else None


def readers(community: Community, level: str, group: Group | None) -> str:
    """Return what those are called who read what has this audience; "" where anyone does."""
    if group is not None:
        return group.name
    if level == Audience.Level.PUBLIC:
        return ""
    return network_name() if level == Audience.Level.NETWORK else community.name
