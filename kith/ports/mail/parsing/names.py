"""Finds a name to show for an author, never a mail address, plain or veiled."""

import re

NOBODY = "?"
_LONGEST = 200
# What archives put for "@" so that machines do not read it; the last is how one scrambler writes it.
_AT = r"(?:\s?(?:@|\(at\)|\[at\]|<at>|\{at\}|&#64;)\s?|\sat\s|\sm@iii@g\soii\s)"
_DOT = r"(?:\.|@|\s?(?:\(dot\)|\[dot\]|<dot>|\{dot\})\s?|\sdot\s)"
_ADDRESS = re.compile(
    rf"(?<![\w.+'&=/@-])[<(\[\"']?(?:mailto:)?([\w+'&=/-][\w.+'&=/@-]{{0,63}}?){_AT}"
    rf"[a-z0-9][\w-]{{0,62}}(?:{_DOT}[a-z0-9][\w-]{{0,62}}){{1,8}}[>)\]\"']?",
    re.IGNORECASE,
)
_AROUND = re.compile(r"\b(?:on behalf of|mailto|via)\b|[<>()\[\]{}\"';:,]+", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s._]+")


def readable(name: str, address: str) -> str:
    """Return what to call an author: the name without addresses in it, or else what stands before the at."""
    name = name[:_LONGEST]
    veiled = _ADDRESS.search(name)
    if not veiled and "@" not in name and _has_letters(name):
        return name
    rest = _ADDRESS.sub(" ", name)
    if "@" not in rest and _has_letters(_AROUND.sub(" ", rest)):
        return " ".join(rest.split()).strip("<>()[]{}\"';:, ")
    return (
        _tidied(veiled[1] if veiled else name.partition("@")[0])
        or _tidied(address.partition("@")[0])
        or NOBODY
    )


def _tidied(local: str) -> str:
    """Return the part of an address before its "@" as a name is written: "ada.byron+r" as "Ada Byron"."""
    words = _BETWEEN.split(local.partition("+")[0].replace("@", "").strip("<>()[]{}\"' "))
    return " ".join(_capitalised(word) for word in words if word)


def _capitalised(word: str) -> str:
    if not (word.islower() or word.isupper()):
        return word
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def _has_letters(words: str) -> bool:
    return any(map(str.isalpha, words))
