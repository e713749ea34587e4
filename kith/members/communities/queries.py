"""What other floors may read of communities."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import F

from kith.members.communities.models import Community, Membership
from kith.members.people.models import Person

_NAME_SECONDS = 30


def network() -> Community | None:
    """Return the network's own row, or None before `kith init`."""
    return Community.objects.filter(kind=Community.Kind.NETWORK).first()


def network_name() -> str:
    """Return the network's name; public, so it may be remembered for half a minute."""
    name = cache.get("network-name")
    if name is None:
        row = network()
        name = row.name if row else "Kith"
        cache.set("network-name", name, _NAME_SECONDS)
    return name


def communities() -> list[Community]:
    """Return every community but the network, A to Z."""
    return list(Community.objects.filter(kind=Community.Kind.COMMUNITY).order_by("sort_name", "id")[:200])


def communities_of(person: Any) -> list[Community]:
    """Return the communities this person is an active member of, A to Z."""
    mine = Membership.objects.filter(person=person.pk, state=Membership.State.ACTIVE).values("community")
    return list(
        Community.objects.filter(kind=Community.Kind.COMMUNITY, pk__in=mine).order_by("sort_name", "id")[:200]
    )


@dataclass(frozen=True, slots=True)
class Face:
    """A member as a list shows them."""

    key: str
    name: str
    pointer: str
    joined_at: datetime


def members(community: Community, *, newest_first: bool = False, start: int = 0, count: int = 50) -> list[Face]:
    """Return active members of a community, a slice of `count` from `start`, A to Z or newest first."""
    order = ("-joined_at", "-id") if newest_first else ("person__sort_name", "id")
    rows = Membership.objects.filter(community=community, state=Membership.State.ACTIVE).order_by(*order)
    values = rows.values_list("person__key", "person__name", "person__pointer", "joined_at")
    return [Face(*row) for row in values[start : start + count]]


def member_count(community: Community) -> int:
    """Return how many active members a community has."""
    return Membership.objects.filter(community=community, state=Membership.State.ACTIVE).count()


def convenors(community: Community) -> list[Person]:
    """Return who convenes the community today, A to Z."""
    held = community.duties.filter(kind="convenor", until=None).values("person")
    return list(Person.objects.filter(pk__in=held).order_by(F("sort_name"))[:20])
