"""Which of the newest hits come first. Nothing here knows of anything its reader may not see (RULINGS 20).

A hit scores by how often each word stands in it (saturating, and less in a long text), by words in its
title, by having helped, and by freshness against the newest hit, not against the clock.
"""

from collections.abc import Sequence

from kith.services.search.index.rows import Candidate
from kith.services.search.models.document import PLACES_A_SECOND
from kith.services.search.reading import Query

IN_TITLE = 1.5
HELPED = 0.5
FRESH = 0.75
_HALF_LIFE = 365 * 24 * 3600  # seconds
_ORDINARY_LETTERS = 800  # of an ordinary text's stems; fixed, never an average of what is stored
_SATURATION = 1.2


def ranked(candidates: Sequence[Candidate], query: Query) -> list[Candidate]:
    """Return the candidates (newest first) best first; equals keep their order."""
    if not candidates:
        return []
    words = [f" {stem} " for stem in sorted(query.stems)]
    newest = candidates[0].pk // PLACES_A_SECOND
    return sorted(candidates, key=lambda hit: _score(hit, words, newest), reverse=True)


def by_most_words(candidates: Sequence[Candidate], query: Query) -> list[Candidate]:
    """Return ranked candidates so that those with more of the words come first; equals keep their order."""
    words = [f" {stem} " for stem in query.stems]
    return sorted(candidates, key=lambda hit: -sum(word in hit.body or word in hit.title for word in words))


def _score(hit: Candidate, words: Sequence[str], newest: int) -> float:
    damping = _SATURATION * (0.25 + 0.75 * len(hit.body) / _ORDINARY_LETTERS)
    score = FRESH * 0.5 ** ((newest - hit.pk // PLACES_A_SECOND) / _HALF_LIFE) + HELPED * hit.helpful
    for word in words:
        times = hit.body.count(word)
        score += times / (times + damping) + IN_TITLE * (word in hit.title)
    return score
