"""Which communities have words like ours, in their names and in what they care about.

A word counts the more, the fewer communities use it; how large or how lively a community is counts nothing.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b

from django.core.cache import cache

from kith.members.communities.models import Community

# Letters that two words share at their beginning to count as the same word: "sick", "sicker", "sickness".
_STEM = 5
_SHORTEST = 4
_MOST_COMMUNITIES = 5_000
_SECONDS = 600
_MANY = 12
_KEPT = 20
_SIGN = 2  # long words shared by what may be the same
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Near:
    """A community that has words like another's. All of it anyone may read."""

    slug: str
    name: str
    domain_statement: str
    glaze: str


@dataclass(frozen=True, slots=True)
class _Said:
    """The stems in what one community says. in_name: of them, those in its name."""

    slug: str
    sort_name: str
    in_name: set[str]
    stems: set[str]


def near(community: Community, leave_out: set[str], most: int = 3) -> list[Near]:
    """Return up to `most` communities whose words are nearest, those with these slugs left out."""
    slugs = [slug for slug in _ranked(community) if slug not in leave_out][:most]
    return [Near(row.slug, row.name, row.domain_statement, row.glaze) for row in _of(slugs)]


def near_to(name: str, domain_statement: str, most: int = 3) -> list[Community]:
    """Return up to `most` communities that might be what somebody means to begin, the nearest first.

    They share a word of the name, or two that say something. Short ones ("when", "that") are no sign.
    """
    named, ours = words_of(name), words_of(name, domain_statement)
    found = _nearest(ours, _everyone())
    alike = [one for one, shared in found if one.in_name & named or len(_long(shared)) >= _SIGN]
    return _of([one.slug for one in alike[:most]])


def words_of(*texts: str) -> set[str]:
    """Return the stems of the words in these texts that say something."""
    found = (word.casefold() for text in texts for word in _WORD.findall(text))
    return {word[:_STEM] for word in found if len(word) >= _SHORTEST}


def _of(slugs: list[str]) -> list[Community]:
    rows = Community.objects.filter(kind=Community.Kind.COMMUNITY, slug__in=slugs)
    known = {row.slug: row for row in rows} if slugs else {}
    return [known[slug] for slug in slugs if slug in known]


def _long(stems: set[str]) -> set[str]:
    return {stem for stem in stems if len(stem) == _STEM}


def _ranked(community: Community) -> list[str]:
    """Return slugs, nearest first; public, so remembered for ten minutes under the words they go by."""
    said = f"{community.name}\n{community.domain_statement}".encode()
    key = f"kinship-near-{community.pk}-{blake2b(said, digest_size=8).hexdigest()}"
    ranked = cache.get(key)
    if ranked is None:
        found = _nearest(words_of(community.name, community.domain_statement), _everyone())
        ranked = [one.slug for one, _shared in found if one.slug != community.slug][:_KEPT]
        cache.set(key, ranked, _SECONDS)
    return ranked


def _everyone() -> list[_Said]:
    rows = Community.objects.filter(kind=Community.Kind.COMMUNITY).order_by("-pk")
    values = rows.values_list("slug", "sort_name", "name", "domain_statement")[:_MOST_COMMUNITIES]
    return [
        _Said(slug, sort_name, words_of(name), words_of(name, domain))
        for slug, sort_name, name, domain in values
    ]


def _nearest(ours: set[str], everyone: list[_Said]) -> list[tuple[_Said, set[str]]]:
    """Return who shares telling words with these, the nearest first, each with the words that are shared."""
    used = Counter(stem for one in everyone for stem in one.stems)
    # Among many, what half of them say tells none apart ("with", "people", "community").
    telling = {stem for stem in ours if used[stem] * 2 <= len(everyone) or len(everyone) < _MANY}
    weights = {stem: math.log(1 + len(everyone) / used[stem]) for stem in telling if used[stem]}
    found = [(one, one.stems & weights.keys()) for one in everyone]

    def order(pair: tuple[_Said, set[str]]) -> tuple[float, str, str]:
        one, shared = pair
        score = sum(weights[stem] for stem in shared) / math.sqrt(len(one.stems) or 1)
        return -score, one.sort_name, one.slug

    return sorted((pair for pair in found if pair[1]), key=order)
