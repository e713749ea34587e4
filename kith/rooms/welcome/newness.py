"""The quiet box of somebody's first weeks: which small steps are still worth offering."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from kith.base.kit.clock import now
from kith.base.kit.prepared import Prepared
from kith.members.communities.models import Membership
from kith.members.profiles.models import Line
from kith.rooms.welcome.lengths import FIRST_WEEKS
from kith.rooms.welcome.models import SetAside
from kith.services.conversations.models import Post

SHOWN = 3


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """steps: names of SetAside.STEPS, in the order they are offered. Nobody keeps which were done."""

    steps: tuple[str, ...]


def _done(person: int, community: int) -> QuerySet:
    wrote = Post.objects.filter(
        author=OuterRef("person"), community=OuterRef("community"), posted_at__gte=OuterRef("joined_at")
    )
    asks = Line.objects.filter(profile__person=OuterRef("person"), kind=Line.Kind.ASK)
    since = asks.filter(written_at__gte=OuterRef("joined_at"))
    rows = Membership.objects.filter(person=person, community=community)
    return rows.values_list(Exists(wrote), Exists(asks), Exists(since))[:1]


def _aside(person: int, community: int) -> QuerySet:
    rows = SetAside.objects.filter(
        membership__person=person, community=community, arrived_at=F("membership__joined_at")
    )
    return rows.values_list("step")


_DONE = Prepared(_done, person=int, community=int)
_ASIDE = Prepared(_aside, person=int, community=int)


def first_steps(viewer: Any, *, has_question: bool) -> FirstSteps | None:
    """Return the steps to offer a newcomer on their community's home, or None for no box.

    has_question: whether somebody there waits for an answer. The box goes when one step is done, when there
    is none left that they would rather do, and after their first weeks.
    """
    standing = viewer.standing
    if not is_in_first_weeks(standing):
        return None
    community = standing.community
    rows = _DONE.rows(person=viewer.person_id, community=community.pk)
    wrote, asks, asked_since = rows[0] if rows else (True, True, True)
    if wrote or asked_since:
        return None
    aside = {row[0] for row in _ASIDE.rows(person=viewer.person_id, community=community.pk)}
    if "all" in aside:
        return None
    possible = {"hello": True, "learn": not asks, "answer": has_question, "read": True}
    left = [step for step, is_possible in possible.items() if is_possible and step not in aside]
    return FirstSteps(tuple(left[:SHOWN])) if left else None


def has_put_steps_away(viewer: Any, community: int) -> bool:
    """Say whether the viewer has had enough of the first steps here, all of them."""
    return ("all",) in [tuple(row) for row in _ASIDE.rows(person=viewer.person_id, community=community)]


def is_in_first_weeks(standing: Any) -> bool:
    """Say whether somebody came in lately, is here, and did not found the community."""
    if not standing.is_member or standing.is_away or standing.state != Membership.State.ACTIVE:
        return False
    joined = standing.joined_at
    return joined > now() - FIRST_WEEKS and joined != standing.community.founded_at
