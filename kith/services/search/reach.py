"""Where a search looks for words that may have been meant: nowhere its reader may not."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from kith.services.search import mending
from kith.services.search.analysis import stem
from kith.services.search.index import index
from kith.services.search.index.rows import Allowed, Candidate
from kith.services.search.narrowing import Narrowing
from kith.services.search.reading import Query

NEWEST = 2000  # visible hits that are ranked
_MOST_WORDS = 8  # of a search of which some may be missing


@dataclass(frozen=True, slots=True)
class Reach:
    """allowed: what may be found in this search. everywhere: all that its reader may see."""

    allowed: Allowed
    everywhere: Allowed
    narrowing: Narrowing

    def meant(self, typed: str, query: Query) -> dict[str, str]:
        """Return, for each word that stands nowhere, the stem it was meant to have; or nothing."""
        gone = mending.missing(typed, query, self._is_there)
        rest = query.without({stem(word) for word in gone})

        def look(stems: Sequence[str], limit: int, *, beginnings: bool = False) -> list[Candidate]:
            only = self.narrowing.only
            return index().near(
                rest, [(each,) for each in stems], self.allowed, limit, only, beginnings=beginnings
            )

        found = {word: mending.meant(word, look) for word in gone}
        return found if all(found.values()) else {}

    def most(self, query: Query, known: Set[int]) -> list[Candidate]:
        """Return the newest documents that hold about half of three words or more, two of them at least,
        without those that are known."""
        words = sorted(query.stems)
        if not 3 <= len(words) <= _MOST_WORDS:
            return []
        ways = list(combinations(words, max(2, len(words) // 2)))
        rest = Query((), query.unwanted)
        found = index().near(rest, ways, self.allowed, NEWEST, self.narrowing.only)
        return [each for each in found if each.pk not in known]

    def _is_there(self, wanted: str) -> bool:
        return bool(index().newest(Query(((wanted,),)), self.everywhere, 1))
