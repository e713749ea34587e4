"""Cuts HTML into tags and words as browsers do, however broken; its time grows with the length alone.

No tree is made: a tree that browsers' rules build of a few hostile bytes can be as large as one likes.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

# Quantifiers are possessive: what was read is never read again.
_TOKEN = re.compile(
    r"(?P<words>(?:[^<]|<(?![a-zA-Z!?/]))++)"
    r"|<!--(?:-?>|(?s:.*?)(?:--!?>|\Z))"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<rest>(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?+|[\"'])*+)(?:>|\Z)"
    r"|<[!?/][^>]*+(?:>|\Z)"
)
_ATTRIBUTE = re.compile(
    r"([^\s=/>\"']++)\s*+(?:=\s*+(?:\"([^\"]*+)\"?+|'([^']*+)'?+|([^\s>]++)))?+", re.IGNORECASE
)
_RAW_END = re.compile(r"</(script|style|title|iframe|noembed|noframes)(?=[\s/>])", re.IGNORECASE)
# Python makes no number of so many digits, and no letter has one.
_NO_LETTER = re.compile(r"&#(?:[0-9]{8,}+|[xX][0-9a-fA-F]{8,}+);?")

_RAW = {"script", "style", "title", "iframe", "noembed", "noframes"}
_RAW_ANYWHERE = {"script", "style"}
_DRAWINGS = {"svg", "math"}
_DROPPED = {"template", "noscript", "object"} | _DRAWINGS


class Token(NamedTuple):
    """Words (no name), the start of an element with its attributes still raw, or the end of one."""

    words: str
    name: str = ""
    is_end: bool = False
    rest: str = ""


def tokens(html: str, leave_drawings: set[str]) -> Iterator[Token]:
    """Yield what is to be read of html: nothing of scripts, styles, drawings and what stands in for them.

    leave_drawings: elements that cannot stand in a drawing, so that they end one left open.
    """
    at = 0
    inside: list[str] = []
    while match := _TOKEN.match(html, at):
        at = match.end()
        name = (match["name"] or "").lower()
        is_end = match["end"] == "/"
        if not is_end and name in (_RAW_ANYWHERE if inside else _RAW):
            at = _end_of_raw(html, at, name)
        elif inside and is_end and name == inside[-1]:
            inside.pop()
        elif name in _DROPPED and not is_end:
            inside.append(name)
        elif inside and inside[-1] in _DRAWINGS and name in leave_drawings:
            inside.pop()
            at = match.start()
        elif not inside and (name or match["words"]):
            yield Token(_words(match["words"] or ""), name, is_end, match["rest"] or "")


def attribute(rest: str, name: str) -> str:
    """Return the value of an attribute in the raw rest of a tag, "" if it is not there."""
    for match in _ATTRIBUTE.finditer(rest):
        if match[1].lower() == name:
            return _words(match[2] or match[3] or match[4] or "")
    return ""


def _end_of_raw(html: str, at: int, name: str) -> int:
    """Return where the text of an element that holds no tags ends: at its own end, or at the end of all."""
    for match in _RAW_END.finditer(html, at):
        if match[1].lower() == name:
            return match.start()
    return len(html)


def _words(raw: str) -> str:
    return unescape(_NO_LETTER.sub("\ufffd", raw)) if "&" in raw else raw
