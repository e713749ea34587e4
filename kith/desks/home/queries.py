"""What the home pages read of communities and people: a few statements, prepared once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import F, QuerySet

from kith.base.kit.prepared import Prepared
from kith.desks.home.cloths import band, bands
from kith.members.communities.models import Community, Duty, Membership
from kith.members.communities.queries import Face, network
from kith.members.people.viewer import Viewer
from kith.rooms.forums.queries import boards

__all__ = [
    "Newcomer",
    "Shelved",
    "band",
    "bands",
    "general_discussion",
    "has_convenor",
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


def belonging(person: int) -> QuerySet:
    """Return the ids of the communities a person is an active member of; the network is none of them."""
    held = Membership.objects.filter(person=person, state__in=Membership.BELONGING)
    return held.filter(community__kind=Community.Kind.COMMUNITY).values("community")


def _shelved(communities: QuerySet[Community]) -> QuerySet:
    columns = ("pk", "slug", "name", "domain_statement", "glaze", "motif", "admission_mode", "zone")
    return communities.order_by("sort_name", "id").values_list(*columns)


def _newcomers(since: datetime, person: int, community: int | None) -> QuerySet:
    where = [community] if community is not None else belonging(person)
    rows = Membership.objects.filter(
        community__in=where,
        state=Membership.State.ACTIVE,
        joined_at__gt=since,
        person__erased_at=None,
    )
    # Founders did not join their own community.
    rows = rows.exclude(person=person).exclude(joined_at=F("community__founded_at"))
    face = ("person__key", "person__name", "person__pointer", "joined_at")
    place = ("community__slug", "community__name", "community__glaze")
    return rows.order_by("-joined_at", "-id").values_list(*face, *place)[: 4 * FACES]


_SHELF = Prepared(
    lambda: _shelved(Community.objects.filter(kind=Community.Kind.COMMUNITY))[: ON_THE_DOOR + 1]
)
_MINE = Prepared(
    lambda person: _shelved(Community.objects.filter(pk__in=belonging(person)))[:200], person=int
)
_NEWCOMERS = Prepared(_newcomers, since=datetime, person=int, community=int)
_CONVENORS = Prepared(
    lambda community: Duty.objects.filter(
        community=community, kind=Duty.Kind.CONVENOR, until=None
    ).values_list("pk")[:1],
    community=int,
)


def shelf() -> list[Shelved]:
    """Return the first communities of the shelf, A to Z, and one more when there are more."""
    return [Shelved(*row) for row in _SHELF.rows()]


def mine(viewer: Viewer) -> list[Shelved]:
    """Return the communities this person is an active member of, A to Z."""
    return [Shelved(*row) for row in _MINE.rows(person=viewer.person_id)]


def newcomers(viewer: Viewer, since: datetime) -> list[Newcomer]:
    """Return who joined one of the viewer's communities after a moment, newest first, each person once."""
    return _faces(_NEWCOMERS.rows(since=since, person=viewer.person_id, community=None))


def newcomers_to(community: Any, viewer: Viewer, since: datetime) -> list[Newcomer]:
    """Return who joined a community after a moment, newest first, the viewer themself left out."""
    return _faces(_NEWCOMERS.rows(since=since, person=viewer.person_id, community=community.pk))


def _faces(rows: list[tuple]) -> list[Newcomer]:
    found = {row[0]: Newcomer(*row) for row in reversed(rows)}
    return sorted(found.values(), key=lambda one: one.joined_at, reverse=True)[:FACES]


def has_convenor(community: Any) -> bool:
    """Say whether anyone convenes the community today."""
    return bool(_CONVENORS.rows(community=community.pk))


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
