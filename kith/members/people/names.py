"""What can be worked out from a person's name alone."""

import unicodedata
from zlib import crc32

from kith.base.kit.lines import without_joiners

RIMS = 9


def sort_name(name: str) -> str:
    """Return the key that names are ordered by, the same on every database (RULINGS 14)."""
    plain = unicodedata.normalize("NFKD", without_joiners(name).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).strip()[:160]


def first_name(name: str) -> str:
    """Return what to call somebody in a sentence: the first word of their name."""
    return name.split()[0] if name.strip() else name


def initials(name: str) -> str:
    """Return one or two capital letters for a person's circle; a dot for a nameless one."""
    words = [word for word in name.replace(".", " ").split() if word[0].isalnum()]
    if not words:
        return "·"
    ends = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[0] for word in ends).upper()


def rim(key: str) -> int:
    """Return which of the nine rims a person's circle wears, 1 to 9, always the same."""
    return crc32(key.encode()) % RIMS + 1
