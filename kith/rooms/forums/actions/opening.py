"""Opening a board."""

from django.db import transaction
from django.utils.text import slugify

from kith.base.kit import ledger
from kith.base.kit.refusals import refuse
from kith.members.communities import access
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person
from kith.rooms.forums.models import Board


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
    """Open a board in a community; one with that slug already there is returned as it is.

    Any member may (PRODUCT: anyone can convene). Raises Refusal "not-allowed" for anyone else.
    """
    if not access.is_member(by, community) and not access.holds_duty(by, community, "administrator"):
        raise refuse("not-allowed")
    slug = slug or slugify(name)[:60] or "board"
    board = Board.objects.filter(community=community, slug=slug).first()
    if board is not None:
        return board
    count = Board.objects.filter(community=community).count()
    audience = audience_of(community, level)
    board = Board.objects.create(
        community=community, audience=audience, slug=slug, name=name, about=about, order=count + 1
    )
    ledger.record(ledger.happening("forums.board_opened", by, board))
    return board
