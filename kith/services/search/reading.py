"""Understanding what someone typed: words, "phrases", and -words they don't want. Nothing is an error."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from kith.services.search.analysis import stems

MAX_TEXT = 200
MAX_TERMS = 12

Term = tuple[str, ...]  # stems that stand beside each other

# Words that every text holds: beside others they say nothing about what is looked for.
_SMALL = frozenset(
    stems(
        "a about all also am an and any are as at be been but by can could did do does for from had has"
        " have how i if in into is it its just me my of on or our should so some than that the their them"
        " then there these they this those to too us was we were what when where which who why will with"
        " would you your"
    ).split()
)
_PART = re.compile(r'(-?)(?:["“„”]([^"“„”]*)["“„”]?|([^\s"“„”]+))')


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: everything wanted must be there, nothing unwanted may be."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    @property
    def stems(self) -> frozenset[str]:
        """Every stem that is wanted, to be marked in what is found."""
        return frozenset(stem for term in self.wanted for stem in term)

    def with_stems(self, others: Mapping[str, str]) -> "Query":
        """Return the same query with some of the wanted stems replaced."""
        wanted = (tuple(others.get(stem, stem) for stem in term) for term in self.wanted)
        return Query(tuple(dict.fromkeys(wanted)), self.unwanted)

    def without(self, stems: Set[str]) -> "Query":
        """Return the same query without the wanted terms that hold one of these stems."""
        return Query(tuple(term for term in self.wanted if not stems & set(term)), self.unwanted)


def typed(text: str) -> str:
    """Return what was typed as it goes back into the box: one line, at most 200 letters."""
    return " ".join(text.replace("\x00", " ").split())[:MAX_TEXT]


def read(text: str) -> Query:
    """Return the query that a text asks for; without a single wanted word it finds nothing."""
    wanted: dict[Term, None] = {}
    unwanted: dict[Term, None] = {}
    for sign, phrase, word in _PART.findall(typed(text))[:MAX_TERMS]:
        term = tuple(stems(phrase or word).split())
        if term:
            (unwanted if sign else wanted)[term] = None
    telling = [term for term in wanted if not _SMALL.issuperset(term)]
    return Query(tuple(telling or wanted), tuple(unwanted))
