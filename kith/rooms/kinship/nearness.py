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
from kith.members.people.names import sort_name

# Letters that two words share at their beginning to count as the same word: "sick", "sicker", "sickness".
_STEM = 5
# A short word of a sentence ("when", "that") says little; one of a name may say it all ("Care").
_SHORTEST, _SHORTEST_IN_NAME = 5, 4
_MOST_COMMUNITIES = 5_000
_SECONDS = 600
# What more than three communities and a third of all say tells none apart ("people"), outside a name.
_FEW, _SHARE = 3, 3
_KEPT = 20
_SIGN = 2  # words shared by communities that are alike, where no word of their names is
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
    """The stems in what one community says of itself. in_name: of them, those in its name."""

    slug: str
    sort_name: str
    in_name: set[str]
    stems: set[str]


def near(community: Community, leave_out: set[str], most: int = 3, *, alike: bool = False) -> list[Near]:
    """Return up to `most` communities whose words are nearest, those with these slugs left out.

    alike: only those that share more than a word by the way.
    """
    ranked = [slug for slug, is_alike in _ranked(community) if is_alike or not alike]
    rows = _of([slug for slug in ranked if slug not in leave_out][:most])
    return [Near(row.slug, row.name, row.domain_statement, row.glaze) for row in rows]


def near_to(name: str, domain_statement: str, most: int = 3) -> list[Community]:
    """Return up to `most` communities that might be what somebody means to begin, the nearest first."""
    ours = _said("", name, domain_statement)
    found = [one.slug for one, shared in _nearest(ours, _everyone()) if _is_alike(ours, one, shared)]
    return _of(found[:most])


def words_of(text: str, shortest: int = _SHORTEST) -> set[str]:
    """Return the stems of the words in a text that are long enough to say something."""
    found = (word.casefold() for word in _WORD.findall(text))
    return {word[:_STEM] for word in found if len(word) >= shortest}


def _said(slug: str, name: str, domain_statement: str) -> _Said:
    in_name = words_of(name, _SHORTEST_IN_NAME)
    return _Said(slug, sort_name(name), in_name, in_name | words_of(domain_statement))


def _is_alike(ours: _Said, other: _Said, shared: set[str]) -> bool:
    return bool(ours.in_name & other.in_name & shared) or len(shared) >= _SIGN


def _of(slugs: list[str]) -> list[Community]:
    rows = Community.objects.filter(kind=Community.Kind.COMMUNITY, slug__in=slugs)
    known = {row.slug: row for row in rows} if slugs else {}
    return [known[slug] for slug in slugs if slug in known]


def _ranked(community: Community) -> list[tuple[str, bool]]:
    """Return slugs, nearest first, and whether each is alike. Public, so remembered for ten minutes under the
    words it goes by."""
    said = f"{community.name}\n{community.domain_statement}".encode()
    key = f"kinship-near-{community.pk}-{blake2b(said, digest_size=8).hexdigest()}"
    ranked = cache.get(key)
    if ranked is None:
        ours = _said(community.slug, community.name, community.domain_statement)
        found = [pair for pair in _nearest(ours, _everyone()) if pair[0].slug != community.slug]
        ranked = [(one.slug, _is_alike(ours, one, shared)) for one, shared in found[:_KEPT]]
        cache.set(key, ranked, _SECONDS)
    return ranked


def _everyone() -> list[_Said]:
    rows = Community.objects.filter(kind=Community.Kind.COMMUNITY).order_by("-pk")
    values = rows.values_list("slug", "name", "domain_statement")[:_MOST_COMMUNITIES]
    return [_said(*row) for row in values]


def _nearest(ours: _Said, everyone: list[_Said]) -> list[tuple[_Said, set[str]]]:
    """Return who shares telling words with these, the nearest first, each with the words that are shared."""
    used = Counter(stem for one in everyone for stem in one.stems)
    most = max(_FEW, len(everyone) // _SHARE)
    telling = {stem for stem in ours.stems if stem in ours.in_name or used[stem] <= most}
    weights = {stem: math.log(1 + len(everyone) / used[stem]) for stem in telling if used[stem]}
    found = [(one, one.stems & weights.keys()) for one in everyone]

    def order(pair: tuple[_Said, set[str]]) -> tuple[float, str, str]:
        one, shared = pair
        score = sum(weights[stem] for stem in shared) / math.sqrt(len(one.stems) or 1)
        return -score, one.sort_name, one.slug

    return sorted((pair for pair in found if pair[1]), key=order)
