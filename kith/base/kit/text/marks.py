"""Quotation marks at the beginning of a line: ">", and "|" where a mail uses it so."""

import re
from dataclasses import dataclass

from kith.base.kit.text.attribution import is_attribution

_INDENTED = re.compile(r"[ \t]{0,8}>")
_INDENTED_OR_BAR = re.compile(r"[ \t]{0,8}(?:>|\|(?!.*\|\s*$))")
_BAR_BELOW = re.compile(r"^(.{1,300})\n[ \t]{0,3}\|(?:[ >]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Marks:
    """What marks a quoted line in one mail: always ">", and "|" too if bars is true."""

    bars: bool = False

    def quotes(self, line: str) -> bool:
        """Say whether line begins with a quotation mark."""
        first = line[:1]
        if first == ">":
            return True
        if self.bars:
            return first in ("|", " ", "\t") and bool(_INDENTED_OR_BAR.match(line))
        return first in (" ", "\t") and bool(_INDENTED.match(line))

    def strip(self, line: str) -> str:
        """Return a quoted line without its outermost mark and the space after it; another line as it is."""
        if line[:1] == ">":
            return line[2:] if line[1:2] == " " else line[1:]
        if not self.quotes(line):
            return line
        rest = line[1:] if line[0] == "|" else line.lstrip(" \t")[1:]
        return rest[1:] if rest[:1] == " " else rest


def marks_of(source: str) -> Marks:
    """Return the marks a mail uses: "|" only if such a line follows right below an attribution."""
    if "\n|" not in source and "\n |" not in source:
        return Marks()
    return Marks(any(is_attribution(above) for above in _BAR_BELOW.findall(source)))
