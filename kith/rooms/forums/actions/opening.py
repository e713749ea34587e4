"""Opening a board."""

from itertools import chain, count

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.refusals import Refusal, refuse
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person
from kith.rooms.forums.access import may_open_board
from kith.rooms.forums.models import Board
from kith.rooms.forums.models.board import MOST_BOARDS


@transaction.atomic
def open_board(
    community: Community,
    *,
    by: Person,
    name: str,
    slug: str = "",
    about: str = "",
    level: str = Audience.Level.COMMUNITY,
) -> Board:
    """Open a board in a community. Any member may (PRODUCT: anyone can convene), and who keeps the house.

    slug: its address, for a caller that wants the board of that address whether new or not; else one is
    made of the name. The same form sent again returns the board it opened. Raises Refusal "not-allowed",
    or "bad-request" (409) for a name that another board here has, and where there are as many as lists show.
    """
    if not may_open_board(by, community):
        raise refuse("not-allowed")
    # Openings at once take turns.
    Community.objects.select_for_update().get(pk=community.pk)
    boards = Board.objects.filter(community=community).select_related("audience")
    there = boards.filter(slug=slug).first() if slug else _namesake(boards, name, about, level)
    if there is not None:
        return there
    if boards.count() >= MOST_BOARDS:
        raise _full(name, about)
    slug = slug or _free_slug(boards, name)
    audience = audience_of(community, level)
    board = Board.objects.create(
        community=community, audience=audience, slug=slug, name=name, about=about, order=boards.count() + 1
    )
    ledger.record(ledger.happening("forums.board_opened", by, board))
    return board


def _namesake(boards: QuerySet[Board], name: str, about: str, level: str) -> Board | None:
    board = boards.filter(name__iexact=name).first()
    if board is None or (board.about, board.audience.level) == (about, level):
        return board
    raise refuse(
        "bad-request",
        status=409,
        happened=_("There is a board of that name already."),
        next=_("Use it, or give yours another name."),
        typed={"name": name, "about": about},
    )


def _full(name: str, about: str) -> Refusal:
    return refuse(
        "bad-request",
        status=409,
        happened=_("There are a hundred boards here already, as many as a list can show."),
        next=_("Start your conversation on one of them."),
        typed={"name": name, "about": about},
    )


def _free_slug(boards: QuerySet[Board], name: str) -> str:
    wish = slugify(name)[:50] or "board"
    taken = set(boards.filter(slug__startswith=wish).values_list("slug", flat=True))
    numbered = (f"{wish}-{number}" for number in count(2))
    return next(slug for slug in chain([wish], numbered) if slug not in taken)
