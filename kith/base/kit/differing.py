"""What was taken out of a text and what was put in, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Comparing takes as long as the one text times the other: beyond this many lines, or words of what changed,
# it goes by lines, or not at all.
MOST_LINES = 800
MOST_WORDS = 600
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. what: "same", "out" for what was taken out, "in" for what was put in."""

    what: str
    text: str


def differences(old: str, new: str) -> list[Piece]:
    """Return both texts as one, in pieces. Too long to compare, all of one is out and all of the other in."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if old == new:
        return [Piece("same", new)]
    if max(len(before), len(after)) > MOST_LINES:
        return [Piece("out", old), Piece("in", new)]
    return _joined(_by_lines(before, after))


def _by_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for what, old, new in _changes(before, after):
        if what == "same":
            yield Piece("same", new)
        else:
            yield from _by_words(old, new)


def _by_words(old: str, new: str) -> Iterator[Piece]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        yield from (Piece("out", old), Piece("in", new))
        return
    for what, gone, came in _changes(before, after):
        if what == "same":
            yield Piece("same", came)
        else:
            yield from (Piece("out", gone), Piece("in", came))


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        what = "same" if tag == "equal" else "changed"
        yield what, "".join(before[first:last]), "".join(after[start:end])


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """Return pieces without empty ones, those of one sort that follow each other as one."""
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if found and found[-1].what == piece.what:
            found[-1] = Piece(piece.what, found[-1].text + piece.text)
        else:
            found.append(piece)
    return found
