"""What people said to, asked of and offered one person: it stands on their home and in their fortnight."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kith.base.kit.clock import now
from kith.base.kit.prepared import Prepared
from kith.members.communities.models import Membership
from kith.rooms.welcome.lengths import FORTNIGHT
from kith.rooms.welcome.models import BuddyOffer, CheckIn, Company, Welcome

_BELONGING = list(Membership.BELONGING)
_MOST = 12


@dataclass(frozen=True, slots=True)
class Said:
    """A hello, as who it is for reads it."""

    key: str
    by: str
    by_key: str
    words: str
    at: datetime
    slug: str
    community_name: str
    glaze: str


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody asks the viewer how they are. words: empty while they are out of sight."""

    key: str
    by: str
    words: str
    at: datetime
    slug: str
    community_name: str
    glaze: str


@dataclass(frozen=True, slots=True)
class Companion:
    """Two of whom one is the viewer. is_new: the viewer is the one who came in.

    state: "asked" (the viewer is offered company), "offered" (they offered it), "now", "over".
    """

    key: str
    slug: str
    community_name: str
    glaze: str
    name: str
    person_key: str
    is_new: bool
    state: str
    ends_at: datetime | None


_WHERE = ("community__slug", "community__name", "community__glaze")


def _here(rows: QuerySet, community: int | None) -> QuerySet:
    return rows if community is None else rows.filter(community=community)


def _said(person: int, since: datetime, community: int | None) -> QuerySet:
    rows = Welcome.objects.filter(
        membership__person=person,
        membership__state__in=_BELONGING,
        arrived_at=F("membership__joined_at"),
        at__gt=since,
        hidden_at=None,
        by__isnull=False,
        by__erased_at=None,
    )
    return (
        _here(rows, community)
        .order_by("-at", "-id")
        .values_list("key", "by__name", "by__key", "words", "at", *_WHERE)[:_MOST]
    )


def _here_now(moment: datetime) -> Q:
    """Return the condition that the membership is not away: nothing is asked of who is."""
    return Q(membership__paused_until=None) | Q(membership__paused_until__lte=moment)


def _asked(person: int, moment: datetime, community: int | None) -> QuerySet:
    rows = CheckIn.objects.filter(
        _here_now(moment), person=person, closed_at=None, membership__state__in=_BELONGING
    )
    return (
        _here(rows, community)
        .order_by("-asked_at", "-id")
        .values_list("hidden_at", "key", "by__name", "words", "asked_at", *_WHERE)[:_MOST]
    )


def _company(person: int, since: datetime, moment: datetime, community: int | None) -> QuerySet:
    lately = Q(closed_at__gt=since, closed_by=None, agreed_at__isnull=False)
    rows = Company.objects.filter(
        Q(closed_at=None) & (Q(agreed_at__isnull=False) | _here_now(moment)) | lately,
        Q(membership__person=person) | Q(buddy=person),
        membership__state__in=_BELONGING,
        membership__person__erased_at=None,
        buddy__erased_at=None,
    )
    two = ("buddy_id", "buddy__name", "buddy__key", "membership__person__name", "membership__person__key")
    columns = ("key", *_WHERE, *two, "agreed_at", "ends_at", "closed_at")
    return _here(rows, community).order_by("-asked_at", "-id").values_list(*columns)[:_MOST]


def _welcomers(community: int, first: int, second: int | None, third: int | None) -> QuerySet:
    wanted = [pk for pk in (first, second, third) if pk is not None]
    rows = Welcome.objects.filter(
        community=community,
        membership__person__in=wanted,
        arrived_at=F("membership__joined_at"),
        by__isnull=False,
        by__erased_at=None,
    )
    return rows.order_by("at", "id").values_list("membership__person", "by", "by__name")[: 5 * _MOST]


_SAID = Prepared(_said, person=int, since=datetime, community=int)
_ASKED = Prepared(_asked, person=int, moment=datetime, community=int)
_COMPANY = Prepared(_company, person=int, since=datetime, moment=datetime, community=int)
_WELCOMERS = Prepared(_welcomers, community=int, first=int, second=int, third=int)
_OFFERS = Prepared(
    lambda person, community: Membership.objects.filter(person=person, community=community).values_list(
        Exists(
            BuddyOffer.objects.filter(
                person=OuterRef("person"), community=OuterRef("community"), taken_back_at=None
            )
        )
    )[:1],
    person=int,
    community=int,
)


def said_to(viewer: Any, community: int | None = None) -> list[Said]:
    """Return what was said to the viewer on coming in, in the last fortnight, the newest first."""
    rows = _SAID.rows(person=viewer.person_id, since=now() - FORTNIGHT, community=community)
    return [Said(*row) for row in rows]


def asked_of(viewer: Any, community: int | None = None) -> list[Asking]:
    """Return who asks the viewer how they are, and has no answer yet."""
    rows = _ASKED.rows(person=viewer.person_id, moment=now(), community=community)
    return [Asking(key, by, words if hidden is None else "", *rest) for hidden, key, by, words, *rest in rows]


def company_of(viewer: Any, community: int | None = None) -> list[Companion]:
    """Return the viewer's company: offered, standing, or run out within the last fortnight."""
    moment = now()
    rows = _COMPANY.rows(
        person=viewer.person_id, since=moment - FORTNIGHT, moment=moment, community=community
    )
    return [_companion(row, viewer.person_id) for row in rows]


def offers_company(viewer: Any, community: int) -> bool:
    """Say whether the viewer has said that they would be somebody new's first person to ask."""
    return any(row[0] for row in _OFFERS.rows(person=viewer.person_id, community=community))


def greeters(community: int, people: list[int]) -> dict[int, list[tuple[int, str]]]:
    """Return who said hello to each of these people (three at most) as they came in, the first first: each
    with their id and name."""
    if not people:
        return {}
    first, second, third = [*people, None, None][:3]
    found: dict[int, list[tuple[int, str]]] = {}
    for person, by, name in _WELCOMERS.rows(community=community, first=first, second=second, third=third):
        found.setdefault(person, []).append((by, name))
    return found


def welcomed_by(community: int, people: list[int]) -> dict[int, list[str]]:
    """Return the names of who said hello to each of these people, as `greeters` does."""
    found = greeters(community, people)
    return {person: [name for _pk, name in said] for person, said in found.items()}


def _companion(row: tuple, viewer: int) -> Companion:
    key, slug, community, glaze, buddy, buddy_name, buddy_key, name, person_key, agreed, ends, closed = row
    is_new = buddy != viewer
    if closed is not None or (ends is not None and ends <= now()):
        state = "over"
    elif agreed is not None:
        state = "now"
    else:
        state = "asked" if is_new else "offered"
    other = (buddy_name, buddy_key) if is_new else (name, person_key)
    return Companion(key, slug, community, glaze, *other, is_new, state, ends)
