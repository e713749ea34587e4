"""What the network is for, in its own words once it has some."""

from dataclasses import dataclass

from django.core.cache import cache

from kith.members.communities.queries import network
from kith.members.communities.words import paragraphs

_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Purpose:
    """headline: a sentence, or "". words: paragraphs."""

    headline: str = ""
    words: tuple[str, ...] = ()


def purpose() -> Purpose:
    """Return the network's purpose; public, so it may be remembered for half a minute."""
    kept = cache.get("purpose")
    if kept is None:
        row = network()
        kept = (row.domain_statement, tuple(paragraphs(row.practice_scope))) if row else ("", ())
        cache.set("purpose", kept, _SECONDS)
    return Purpose(*kept)
