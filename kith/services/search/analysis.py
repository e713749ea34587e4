"""From text to the stems that are compared: the same in Python for both databases.

Small letters, no accents, English word endings cut (Snowball). A word is a run of letters and digits,
with apostrophes and accents inside it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock

from snowballstemmer.english_stemmer import EnglishStemmer

# Grows when the same text gives other stems: then everything is indexed again.
VERSION = 2
LONGEST = 40  # letters of a word that count

_WORD = re.compile(r"[^\W_]+(?:['’\u0300-\u036f]+[^\W_]+)*")
# The same for text in ASCII, several times faster: small letters, and a space for what parts words.
_SPACED = {code: chr(code).lower() if chr(code).isalnum() or chr(code) == "'" else " " for code in range(128)}
_LONG = 6  # letters of a word that is spelt in two ways; short ones would fall together with others
_SPELLINGS = (
    (re.compile(r"is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z][bdilmnpv])our"), "or"),
    (re.compile(r"(?<!^)[ao]e(?=[a-z])|^[ao]e(?=[dms])"), "e"),
)
# Named outright: the package's own choice may fall on another stemmer where one is installed.
_snowball = EnglishStemmer()
_one_at_a_time = Lock()  # a stemmer keeps its word in itself


def stems(text: str) -> str:
    """Return the stems of a text, in order, with a space between each two."""
    found = text.translate(_SPACED).split() if text.isascii() else _WORD.findall(composed(text))
    return " ".join(filter(None, map(stem, found)))


def composed(text: str) -> str:
    """Return text with each accent joined to its letter, so that it doesn't end a word."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a composed text where they stand in it."""
    return _WORD.finditer(text)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what a word is compared by: letters and digits only, or "" for a word that has none."""
    found = _plain(word).strip("'")[:LONGEST]
    # English endings are cut from English letters: not from numbers, nor from other scripts.
    if found.replace("'", "").isalpha() and found.isascii():
        with _one_at_a_time:
            found = _snowball.stemWord(_american(found))
    return found.replace("'", "")


def _american(word: str) -> str:
    """Return a long word with British spellings made American, so that either finds the other."""
    if len(word) < _LONG:
        return word
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return word


def plain(word: str) -> str:
    """Return a word in small letters, without accents, its ending as it is."""
    return _plain(word).replace("'", "")[:LONGEST]


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    spread = unicodedata.normalize("NFKD", word.casefold()).replace("’", "'")
    return "".join(letter for letter in spread if letter == "'" or letter.isalnum())
