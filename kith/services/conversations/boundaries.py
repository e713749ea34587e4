"""Who can read a conversation: since when, and what has changed about it since.

A conversation keeps the audience it began with, or moves to where fewer people read. What can change besides
is who belongs to that audience; where those who moved on may read along, a community opens and closes that
for all of its conversations at once.
"""

from dataclasses import dataclass
from datetime import datetime

from kith.base.kit.ledger import kind_of
from kith.members.communities.models import Audience, Community
from kith.services.activity.queries import moments
from kith.services.conversations.changes import narrowings_of
from kith.services.conversations.models import Thread
from kith.services.conversations.queries import Opening


@dataclass(frozen=True, slots=True)
class Boundary:
    """began: since when its readers can read it. came: when it came along into its community, or None.

    friends: each moment since then at which those who moved on were let in (True), or out again. moves: when
    it moved to other readers, and who read it until then (the level of their audience, their group's name).
    """

    began: datetime
    came: datetime | None = None
    friends: tuple[tuple[datetime, bool], ...] = ()
    moves: tuple[tuple[datetime, str, str], ...] = ()


def boundary_of(thread: Opening) -> Boundary:
    """Return the boundary of a thread its reader has been let into, with its history."""
    began = Thread.objects.values_list("started_at", flat=True).get(pk=thread.pk)
    moves = tuple(narrowings_of(thread.pk, thread.audience_id)) if thread.is_tended else ()
    if thread.level == Audience.Level.GROUP:
        came = moments("conversations.moved", kind_of(Thread), thread.pk)
        return Boundary(began, came=came[-1] if came else None, moves=moves)
    if thread.level != Audience.Level.COMMUNITY:
        return Boundary(began, moves=moves)
    since = moves[-1][0] if moves else began
    return Boundary(began, friends=_friends(thread.community_id, since), moves=moves)


def _friends(community: int, began: datetime) -> tuple[tuple[datetime, bool], ...]:
    """Each such happening turns it round, so what is so today says what each of them did."""
    turned = moments("communities.opened_to_alumni", kind_of(Community), community)
    reads = bool(turned) and Community.objects.values_list("alumni_read", flat=True).get(pk=community)
    told = []
    for at in reversed(turned):
        told.append((at, reads))
        reads = not reads
    return tuple((at, read) for at, read in reversed(told) if at > began)
