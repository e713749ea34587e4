"""One line that somebody typed: a name, a title. What nobody can see, and what turns a page round, goes.

Joiners stay where a script needs them: between letters (Persian), after a virama (Malayalam), within a
picture made of several. So do the letters of a flag's name.
"""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.base.kit.refusals import refuse

_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
# Marks of direction, soft hyphens, spaces of no width, byte order marks, notes between lines, tags.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_JOINERS = re.compile("[\u200c\u200d]+")
# Letters and signs by their kind, which show nothing all the same.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_VIRAMA = 9


def one_line(text: str) -> str:
    """Return text on one line with single spaces, without what cannot be seen."""
    text = text.replace("\x00", "")
    if text.isascii():
        return " ".join(text.split())
    seen = "".join(_seen(text))
    return " ".join(_JOINERS.sub(_joiner, " ".join(seen.split())).split())


def shows(text: str) -> bool:
    """Say whether anything of it can be seen: a letter, a figure, a sign. An accent alone is nothing."""
    return any(unicodedata.category(mark)[0] in "LNPS" and mark not in _BLANK for mark in text)


def fitting(text: str, most: int, name: str) -> str:
    """Return one line of at most so many letters. Raises Refusal "bad-request", giving the words back.

    name: of the box they were typed into.
    """
    line = one_line(text)
    if len(line) > most:
        happened = _("That’s longer than fits here. %(most)s letters do.") % {"most": most}
        raise refuse("bad-request", happened=happened, typed={name: text})
    return line


def spells(text: str) -> bool:
    """Say whether there is a letter or a figure in it that can be seen."""
    return any(mark.isalnum() and mark not in _BLANK for mark in text)


def printable(text: str) -> bool:
    """Say whether every mark of a line is one that a page can show, or joins two that it can."""
    return _FLAG.sub("", without_joiners(text)).isprintable()


def without_joiners(text: str) -> str:
    """Return text for comparing: two that look the same are the same."""
    return _JOINERS.sub("", text)


class Line(forms.CharField):
    """A field of one line; a line in which nothing shows counts as empty."""

    def to_python(self, value: Any) -> str:
        line = one_line(super().to_python(value) or "")
        return line if shows(line) else ""


def _seen(text: str) -> list[str]:
    parts, end = [], 0
    for flag in _FLAG.finditer(text):
        parts += [_UNSEEN.sub("", text[end : flag.start()]), flag.group()]
        end = flag.end()
    return [*parts, _UNSEEN.sub("", text[end:])]


def _joiner(found: re.Match[str]) -> str:
    """Return the one joiner that a run of them stands for, or "" where it would join nothing."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    between = not (before + after).isascii() and bool(before.strip() and after.strip())
    return found.group()[0] if between or (before and unicodedata.combining(before) == _VIRAMA) else ""
