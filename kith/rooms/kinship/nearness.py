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
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Near:
    """A community that has words like another's. All of it anyone may read."""

    slug: str
    name: str
    domain_statement: str
    glaze: str


def near(community: Community, leave_out: set[str], most: int = 3) -> list[Near]:
    """Return up to `most` communities whose words are nearest, those with these slugs left out."""
    slugs = [slug for slug in _ranked(community) if slug not in leave_out][:most]
    rows = Community.objects.filter(kind=Community.Kind.COMMUNITY, slug__in=slugs)
    known = {row.slug: Near(row.slug, row.name, row.domain_statement, row.glaze) for row in rows}
    return [known[slug] for slug in slugs if slug in known]


def words_of(*texts: str) -> set[str]:
    """Return the stems of the words in these texts that say something."""
    found = (word.casefold() for text in texts for word in _WORD.findall(text))
    return {word[:_STEM] for word in found if len(word) >= _SHORTEST}


def _ranked(community: Community) -> list[str]:
    """Return slugs, nearest first; public, so remembered for ten minutes under the words they go by."""
    said = f"{community.name}\n{community.domain_statement}".encode()
    key = f"kinship-near-{community.pk}-{blake2b(said, digest_size=8).hexdigest()}"
    ranked = cache.get(key)
    if ranked is None:
        ranked = _rank(community)
        cache.set(key, ranked, _SECONDS)
    return ranked


def _rank(community: Community) -> list[str]:
    rows = Community.objects.filter(kind=Community.Kind.COMMUNITY).order_by("-pk")
    values = rows.values_list("slug", "sort_name", "name", "domain_statement")[:_MOST_COMMUNITIES]
    bags = {(sort_name, slug): words_of(name, domain) for slug, sort_name, name, domain in values}
    ours = words_of(community.name, community.domain_statement)
    used = Counter(word for bag in bags.values() for word in bag)
    # Among many, what half of them say tells none apart ("with", "people", "community").
    telling = {word for word in ours if used[word] * 2 <= len(bags) or len(bags) < _MANY}
    weights = {word: math.log(1 + len(bags) / used[word]) for word in telling if used[word]}
    scores = {
        place: sum(weights.get(word, 0) for word in bag) / math.sqrt(len(bag) or 1)
        for place, bag in bags.items()
        if place[1] != community.slug and bag & telling
    }
    nearest = sorted(scores, key=lambda place: (-scores[place], place))
    return [slug for _sort_name, slug in nearest[:20]]
