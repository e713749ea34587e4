"""What other floors may read of communities."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db import models
from django.db.models import F

from kith.base.kit.clock import now
from kith.members.communities.access import belonging
from kith.members.communities.models import Community, Group, Membership
from kith.members.people import names
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


def communities_of(person: Any) -> list[Community]:
    """Return the communities this person belongs to, A to Z."""
    mine = Membership.objects.filter(person=person.pk, state__in=Membership.BELONGING).values("community")
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

    @property
    def initials(self) -> str:
        return names.initials(self.name)

    @property
    def rim(self) -> int:
        return names.rim(self.key)


def members(
    community: Community, *, newest_first: bool = False, start: int = 0, count: int = 50
) -> list[Face]:
    """Return those who belong to a community, a slice of `count` from `start`, A to Z or newest first."""
    order = ("-joined_at", "-id") if newest_first else ("person__sort_name", "id")
    rows = belonging(community).order_by(*order)
    values = rows.values_list("person__key", "person__name", "person__pointer", "joined_at")
    return [Face(*row) for row in values[start : start + count]]


def member_count(community: Community) -> int:
    """Return how many people belong to a community."""
    return belonging(community).count()


def convenors(community: Community) -> list[Person]:
    """Return who convenes the community today, A to Z."""
    held = community.duties.filter(kind="convenor", until=None).values("person")
    return list(Person.objects.filter(pk__in=held).order_by(F("sort_name"))[:20])


def shelf(start: int = 0, count: int = 30) -> list[Community]:
    """Return communities A to Z, a slice of `count` from `start`, and one more when there are more."""
    rows = Community.objects.filter(kind=Community.Kind.COMMUNITY).order_by("sort_name", "id")
    return list(rows[start : start + count + 1])


def least_worn(choices: Sequence[str], field: str) -> str:
    """Return which glaze (or motif, as `field` says) the fewest communities wear, the first of equals."""
    worn = dict(
        Community.objects.filter(kind=Community.Kind.COMMUNITY)
        .values_list(field)
        .annotate(models.Count("pk"))
        .order_by()
    )
    return min(choices, key=lambda choice: worn.get(choice, 0))


def group_of(audience: int) -> Group | None:
    """Return the group whose people are this audience (id), or None for any other audience."""
    return Group.objects.filter(audiences=audience).first()


def founded_just_now(founder: Any, name: str) -> Community | None:
    """Return the community of this name that `founder` joined at its founding in the last ten minutes."""
    moment = now() - timedelta(minutes=10)
    mine = Membership.objects.filter(person=founder.pk, joined_at=F("community__founded_at")).values(
        "community"
    )
    wanted = Community.objects.filter(sort_name=names.sort_name(name), founded_at__gt=moment, pk__in=mine)
    return wanted.first()
