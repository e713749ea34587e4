"""Beside a community's talk: what other communities are to it, and which have words like its own."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from kith.members.communities.models import Community
from kith.rooms.kinship.queries import Told, near_by, relations_told

TOLD, NEAR = 4, 3
_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Kin:
    """told: what both have said. near: (slug, name) of those with words like ours. has_more: told is cut."""

    told: list[Told]
    near: list[tuple[str, str]]
    has_more: bool = False


def kin(community: Community) -> Kin | None:
    """Return who a community has to do with, or None for nobody. Anyone may read it; one statement."""
    told = relations_told(community)
    tied = {one.slug for one in told}
    near = [one for one in _near(community) if one[0] not in tied]
    return Kin(told[:TOLD], near, len(told) > TOLD) if told or near else None


def _near(community: Any) -> list[tuple[str, str]]:
    """Return who is near: the same for everyone who looks, so remembered for ten minutes."""
    name = f"near:{community.pk}"
    known = cache.get(name)
    if known is None:
        known = [(one.slug, one.name) for one in near_by(community, alike=True)[:NEAR]]
        cache.set(name, known, _SECONDS)
    return known
