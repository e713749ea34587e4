"""A word that stands nowhere in what its reader may see, and the word they may have meant.

There is no list of all words: it would tell of what is hidden, and keep what was erased. Every word that
could have been meant is asked for in the index, among the documents that this reader may see, and only those
answer (decisions/0020-typing-errors.md).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from kith.services.search import nearness
from kith.services.search.analysis import composed, plain, stem, words
from kith.services.search.index.rows import Candidate
from kith.services.search.reading import Query

MOST_MISSING = 2  # words of one search that are mended
MOST_LOOKED_AT = 6
LOOKED_THROUGH = 200  # of the newest documents that hold a word that may be meant
_BEGINNING = 3  # letters that two slips are believed to have spared
_SLIPS_TOLD = 5  # apart; beyond, one spelling is as good as another
_IN_TITLE = 3  # times as much as in a text

# Given stems of which one must be there, and how many documents at most; beginnings: of words.
Look = Callable[..., Sequence[Candidate]]


def missing(typed: str, query: Query, is_there: Callable[[str], bool]) -> list[str]:
    """Return the words of a search that stand nowhere and may be mistyped, in small letters, in order."""
    found = [plain(word.group()) for word in words(composed(typed))]
    wanted = [word for word in dict.fromkeys(found) if stem(word) in query.stems]
    candidates = [word for word in wanted[:MOST_LOOKED_AT] if nearness.may_be_mistyped(word)]
    if len(query.stems) == 1:
        return [word for word in candidates if not is_there(stem(word))][:1]
    gone = [word for word in candidates if not is_there(stem(word))]
    return gone if len(gone) <= MOST_MISSING else []


def meant(word: str, look: Look) -> str:
    """Return the stem that a word was most likely meant to have, or ""; look: only where its reader may."""
    near = nearness.one_slip(word)
    best = _commonest(look(tuple(near), LOOKED_THROUGH), near)
    if best or len(word) < nearness.LONG:
        return best
    root = stem(word)
    texts = look((root[:_BEGINNING],), LOOKED_THROUGH, beginnings=True)
    there = {each for text in texts for each in _stems(text) if each.startswith(root[:_BEGINNING])}
    return _commonest(texts, [each for each in there if nearness.slips(root, each, 2) <= 2])


def spelt(stem_: str, word: str, texts: Iterable[str]) -> str:
    """Return how a stem is written in some texts, in small letters: most like the word that was typed, and
    most often so; the stem itself where it isn't there."""
    every = (each.group() for text in texts for each in words(composed(text)))
    written = Counter(each.lower() for each in every if stem(each) == stem_)

    def likeness(each: str) -> tuple[int, int, str]:
        return nearness.slips(word, plain(each), _SLIPS_TOLD), -written[each], each

    return min(written, key=likeness, default=stem_)


def replaced(typed: str, instead: dict[str, str]) -> str:
    """Return what was typed with some words (in small letters, plain) replaced by others."""
    typed, pieces, end = composed(typed), [], 0
    for word in words(typed):
        other = instead.get(plain(word.group()))
        if other is not None:
            pieces += [typed[end : word.start()], other]
            end = word.end()
    return "".join([*pieces, typed[end:]])


def _commonest(texts: Sequence[Candidate], near: Iterable[str]) -> str:
    """Return which of these stems most texts hold; of equals the one that comes first by its letters."""
    wanted = set(near)
    held: Counter[str] = Counter()
    for text in texts:
        held.update(wanted.intersection(text.body.split()))
        held.update(dict.fromkeys(wanted.intersection(text.title.split()), _IN_TITLE))
    return min(held, key=lambda each: (-held[each], each), default="")


def _stems(text: Candidate) -> set[str]:
    return {*text.body.split(), *text.title.split()}
