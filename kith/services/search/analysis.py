"""From text to the stems that are compared: the same in Python for both databases.

Small letters, no accents, English word endings cut (Snowball). A word is a run of letters and digits,
with apostrophes and accents inside it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

# Grows when the same text gives other stems: then everything is indexed again.
VERSION = 1
LONGEST = 40  # letters of a word that count

_WORD = re.compile(r"[^\W_]+(?:['’\u0300-\u036f]+[^\W_]+)*")
_snowball = snowballstemmer.stemmer("english")


def stems(text: str) -> str:
    """Return the stems of a text, in order, with a space between each two."""
    return " ".join(filter(None, map(stem, _WORD.findall(composed(text)))))


def composed(text: str) -> str:
    """Return text with each accent joined to its letter, so that it doesn't end a word."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a composed text where they stand in it."""
    return _WORD.finditer(text)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what a word is compared by: letters and digits only, or "" for a word that has none."""
    plain = unicodedata.normalize("NFKD", word.casefold()).replace("’", "'")
    plain = "".join(letter for letter in plain if letter == "'" or letter.isalnum())[:LONGEST]
    return _snowball.stemWord(plain).replace("'", "")
