"""What the home pages read of communities and people: a few statements, prepared once."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import F, Q, QuerySet

from kith.base.kit.clock import now
from kith.base.kit.prepared import Prepared
from kith.desks.home.cloths import band, bands
from kith.members.communities.looking_after import LOOKS_AFTER, asked_in
from kith.members.communities.models import Community, Duty, Membership
from kith.members.communities.queries import Face, network
from kith.members.people.viewer import Viewer
from kith.members.profiles.queries import visible_lines
from kith.rooms.forums.queries import boards

__all__ = [
    "Newcomer",
    "Says",
    "Shelved",
    "band",
    "bands",
    "duties_held",
    "general_discussion",
    "lines_about",
    "mine",
    "newcomers",
    "newcomers_to",
    "shelf",
]

ON_THE_DOOR = 30
FACES = 3
_GENERAL_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Shelved:
    """A community as the shelf, and a list of one's own, show it."""

    pk: int
    slug: str
    name: str
    domain_statement: str
    glaze: str
    motif: str
    admission_mode: str
    zone: str


@dataclass(frozen=True, slots=True)
class Newcomer(Face):
    """Someone who joined a community lately, and which."""

    slug: str = ""
    community_name: str = ""
    glaze: str = ""
    pk: int = 0
    welcomed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Says:
    """The first thing somebody asks and the first they offer, or ""."""

    ask: str = ""
    offer: str = ""


def belonging(person: int) -> QuerySet:
    """Return the ids of the communities a person is an active member of; the network is none of them."""
    held = Membership.objects.filter(person=person, state__in=Membership.BELONGING)
    return held.filter(community__kind=Community.Kind.COMMUNITY).values("community")


def _shelved(communities: QuerySet[Community]) -> QuerySet:
    columns = ("pk", "slug", "name", "domain_statement", "glaze", "motif", "admission_mode", "zone")
    return communities.order_by("sort_name", "id").values_list(*columns)


def _newcomers(since: datetime, person: int, community: int) -> QuerySet:
    return _faced(Membership.objects.filter(community=community), since, person)


def _to_greet(since: datetime, person: int, moment: datetime) -> QuerySet:
    here = Q(paused_until=None) | Q(paused_until__lte=moment)
    rows = Membership.objects.filter(here, community__in=asked_in(person, moment), welcomed_at=None)
    return _faced(rows, since, person)


def _faced(rows: QuerySet[Membership], since: datetime, person: int) -> QuerySet:
    rows = rows.filter(
        state=Membership.State.ACTIVE,
        joined_at__gt=since,
        person__erased_at=None,
    )
    # Founders did not join their own community.
    rows = rows.exclude(person=person).exclude(joined_at=F("community__founded_at"))
    face = ("person__key", "person__name", "person__pointer", "joined_at")
    place = ("community__slug", "community__name", "community__glaze")
    columns = (*face, *place, "person", "welcomed_at")
    return rows.order_by("-joined_at", "-id").values_list(*columns)[: 4 * FACES]


def _lines(person: int, first: int, second: int | None, third: int | None) -> QuerySet:
    wanted = [pk for pk in (first, second, third) if pk is not None]
    rows = visible_lines(Viewer(person)).filter(profile__person__in=wanted)
    return rows.order_by("position", "pk").values_list("profile__person", "kind", "text")


_SHELF = Prepared(
    lambda: _shelved(Community.objects.filter(kind=Community.Kind.COMMUNITY))[: ON_THE_DOOR + 1]
)
_MINE = Prepared(
    lambda person: _shelved(Community.objects.filter(pk__in=belonging(person)))[:200], person=int
)
_NEWCOMERS = Prepared(_newcomers, since=datetime, person=int, community=int)
_TO_GREET = Prepared(_to_greet, since=datetime, person=int, moment=datetime)
_LINES = Prepared(_lines, person=int, first=int, second=int, third=int)
_DUTIES = Prepared(
    lambda community: (
        Duty.objects.filter(community=community, kind__in=list(LOOKS_AFTER), until=None)
        .values_list("kind")
        .distinct()
    ),
    community=int,
)


def shelf() -> list[Shelved]:
    """Return the first communities of the shelf, A to Z, and one more when there are more."""
    return [Shelved(*row) for row in _SHELF.rows()]


def mine(viewer: Viewer) -> list[Shelved]:
    """Return the communities this person is an active member of, A to Z."""
    return [Shelved(*row) for row in _MINE.rows(person=viewer.person_id)]


def newcomers(viewer: Viewer, since: datetime) -> list[Newcomer]:
    """Return who joined one of the viewer's communities after a moment and was welcomed by nobody yet, newest
    first, each person once. Nobody is asked to greet from where they are away, or whoever is away."""
    return _faces(_TO_GREET.rows(since=since, person=viewer.person_id, moment=now()))


def newcomers_to(community: Any, viewer: Viewer, since: datetime) -> list[Newcomer]:
    """Return who joined a community after a moment, newest first, the viewer themself left out."""
    return _faces(_NEWCOMERS.rows(since=since, person=viewer.person_id, community=community.pk))


def _faces(rows: list[tuple]) -> list[Newcomer]:
    found = {row[0]: Newcomer(*row) for row in reversed(rows)}
    return sorted(found.values(), key=lambda one: one.joined_at, reverse=True)[:FACES]


def lines_about(viewer: Viewer, faces: list[Newcomer]) -> dict[int, Says]:
    """Return, by person id, the first thing each of these people asks and offers that the viewer may see."""
    if not faces:
        return {}
    first, second, third = [*(face.pk for face in faces), None, None][:3]
    found: dict[int, Says] = {}
    rows = _LINES.rows(person=viewer.person_id, first=first, second=second, third=third)
    for person, kind, text in rows:
        says = found.get(person, Says())
        if not getattr(says, kind):
            found[person] = replace(says, **{kind: text})
    return found


def duties_held(community: Any) -> set[str]:
    """Return which kinds of duty somebody holds here today, of those that look after a community."""
    return {row[0] for row in _DUTIES.rows(community=community.pk)}


def general_discussion(viewer: Viewer) -> str:
    """Return the network's slug when it has a board this viewer may see, else "". Asked once a minute each.

    It only decides whether a signed-in person is shown a link: what lies behind it asks again.
    """
    if not viewer.is_signed_in:
        return ""
    name = f"general:{viewer.person_id}"
    known = cache.get(name)
    if known is None:
        row = network()
        known = row.slug if row and boards(row, viewer) else ""
        cache.set(name, known, _GENERAL_SECONDS)
    return known
