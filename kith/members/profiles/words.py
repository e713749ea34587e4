"""From what people type to the words that are compared: small letters, no accents, English endings cut."""

import re
import unicodedata
from functools import lru_cache
from threading import Lock

from snowballstemmer.english_stemmer import EnglishStemmer

from kith.base.kit.lines import without_joiners

LONGEST = 40  # letters of a word that count
MOST = 8  # words of a question that count

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Words that tell nothing apart: "Who can help with …" is what people type whole.
_SMALL = frozenset(
    _WORD.findall(
        "a about an and are at be by can could do for from has have help how i if in into is it know "
        "learn like me my of on or our someone somebody something that the their them there to up us we what "
        "when where who will with would you your "
    )
)
_snowball = EnglishStemmer()
_one_at_a_time = Lock()  # a stemmer keeps its word in itself


def stems(text: str) -> list[str]:
    """Return the stems of the words that tell something, each once, in order."""
    words = _WORD.findall(folded(text))
    found = (stem(word) for word in words if word not in _SMALL)
    return list(dict.fromkeys(filter(None, found)))


def folded(text: str) -> str:
    """Return text in small letters without accents, with single spaces."""
    spread = unicodedata.normalize("NFKD", without_joiners(text).casefold()).replace("’", "'")
    return " ".join("".join(letter for letter in spread if not unicodedata.combining(letter)).split())


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return what a folded word is compared by."""
    plain = word.replace("'", "") if not word.endswith("'s") else word[:-2].replace("'", "")
    if plain.isascii() and plain.isalpha():
        with _one_at_a_time:
            plain = _snowball.stemWord(plain)
    return plain[:LONGEST]
