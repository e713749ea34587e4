"""Each community's cloth, remembered for five minutes.

It is the same for everyone who looks and says nothing about any one person, so it may be.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.core.cache import cache

from kith.base.ui.cloth import Week
from kith.members.communities.loom import Cloth, dressed
from kith.services.measures.queries import weeks_of

SECONDS = 300


def band(community: Any) -> Cloth:
    """Return one community with its cloth."""
    return bands([community])[0]


def bands(communities: Sequence[Any]) -> list[Cloth]:
    """Return communities, in their order, with their cloth. One statement, or none when all is remembered."""
    names = {community.pk: f"cloth:{community.pk}" for community in communities}
    kept = cache.get_many(names.values())
    missing = [community for community in communities if names[community.pk] not in kept]
    if missing:
        counted = weeks_of(missing)
        fresh = {names[one.pk]: _written(counted.get(one.pk, ())) for one in missing}
        cache.set_many(fresh, SECONDS)
        kept.update(fresh)
    return [dressed(one, _read(kept[names[one.pk]])) for one in communities]


# A letter a week: the cache then hands back text, which is read once and not built anew on every page.
def _written(weeks: Sequence[Week]) -> str:
    return "".join(
        chr(48 + week.talk + 4 * week.gathering + 8 * week.kept + 16 * week.to_come) for week in weeks
    )


@lru_cache(maxsize=1_000)
def _read(letters: str) -> tuple[Week, ...]:
    bits = [ord(letter) - 48 for letter in letters]
    return tuple(Week(bit & 3, bool(bit & 4), bool(bit & 8), bool(bit & 16)) for bit in bits)
