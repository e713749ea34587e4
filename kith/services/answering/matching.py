"""How well the words of one text fit those of a question. It decides an order; nobody is shown a figure."""

from collections.abc import Iterable

from kith.members.profiles.words import stems

# One word of the title is enough, or two of what is written below it.
IN_TITLE, IN_TEXT, ENOUGH = 2, 1, 2
MOST = 40  # words below the title that count
SHORTEST = 5  # letters of a word that another may begin with

# Words that stand in any question, and tell nothing of what it is about.
_EVERYDAY = frozenset(
    stems(
        "advice after again all already also always any anybody anyone because been before being best better "
        "both but did different do does doing done each else ever every everybody everyone feel few find "
        "first get gets getting give go goes going good got great had hear hello hi idea ideas its just "
        "keep last let little long look lot made make makes making many may maybe mean might mine more most "
        "much must need needs never new next no nobody not nothing now often old one only other others out "
        "over own people place please point put question really right same say see seem should since so "
        "some sometimes still such sure take tell than thank thanks then these thing things think this those "
        "though thought through time times too tried try trying two under until up use used uses using very "
        "want was way ways week weeks well went were whether while why wonder work works worked year years "
        "yes yet day days month months come came don't doesn't can't isn't i'm i've it's we've we're"
    )
)


def weighed(title: str, text: str = "") -> dict[str, int]:
    """Return the words (stems) of a question, each with its weight."""
    below = dict.fromkeys(telling(text)[:MOST], IN_TEXT)
    return below | dict.fromkeys(telling(title), IN_TITLE)


def telling(text: str) -> list[str]:
    """Return the stems of a text that say what it is about, each once, in order."""
    return [each for each in stems(text) if each not in _EVERYDAY and len(each) > 1 and not each.isdigit()]


def fit(question: dict[str, int], words: Iterable[str]) -> int:
    """Return how well words (stems) fit a question: what they share of it, or 0 where that is not enough."""
    theirs = set(words)
    shared = sum(weight for each, weight in question.items() if _is_among(each, theirs))
    return shared if shared >= ENOUGH else 0


def _is_among(each: str, theirs: set[str]) -> bool:
    if theirs & beginnings(each):
        return True
    return len(each) >= SHORTEST and any(other.startswith(each) for other in theirs)


def beginnings(each: str) -> set[str]:
    """Return a stem, and the shorter ones it begins with: "physiotherapi" finds "physio"."""
    return {each, *(each[:length] for length in range(SHORTEST, len(each)))}
