"""Cuts a plain mail into its pieces: words, quotations, signature, footers, older mails. Loses no line."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from kith.base.kit.text import disclaimers, footers, older, signatures
from kith.base.kit.text.attribution import opens_attribution, reaches_attribution, take_attribution
from kith.base.kit.text.console import is_console
from kith.base.kit.text.marks import Marks, marks_of

Kind = Literal["words", "quote", "older", "forwarded", "signature", "footer"]

_FEWEST_LETTERS_OF_AN_ANSWER = 25
_LINES_LOOKED_AT = 200


@dataclass(slots=True)
class Piece:
    """A run of lines of one kind; lead holds the attribution or headers above what is quoted."""

    kind: Kind
    lines: list[str]
    lead: list[str] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)

    @property
    def is_filled(self) -> bool:
        """Say whether there is anything to read here."""
        return any(line.strip() for line in self.lines)


@lru_cache(maxsize=2)
def cut(source: str) -> tuple[Piece, ...]:
    """Return the pieces of a mail's text in order: leads and lines, joined again, are the source's lines.

    The last ones are kept, for a mail is cut to be shown and then again to be searched.
    """
    return tuple(_Cutter(source).run())


class _Cutter:
    def __init__(self, source: str) -> None:
        self.marks = marks_of(source)
        self.lines = source.split("\n")
        self.pieces: list[Piece] = []
        self.words: list[str] = []
        self.last_quoted = self._find_last_quoted() if ">" in source or self.marks.bars else -1

    def run(self) -> list[Piece]:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if at <= self.last_quoted and self.marks.quotes(line):
                at = self._quote(at)
            elif (
                line
                and (line[0] in "-_=*~#.%?\ufeff[ \t" or line[0].isupper())
                and (end := self._other(at, line)) > at
            ):
                at = end
            else:
                self.words.append(line)
                at += 1
        self._close_words()
        return self.pieces

    def _find_last_quoted(self) -> int:
        for at in range(len(self.lines) - 1, -1, -1):
            if self.marks.quotes(self.lines[at]):
                return at
        return -1

    def _close_words(self) -> None:
        if self.words:
            self.pieces.append(Piece("words", self.words))
            self.words = []

    def _add(self, kind: Kind, start: int, end: int, lead: list[str] | None = None) -> int:
        self._close_words()
        self.pieces.append(Piece(kind, self.lines[start:end], lead or [], self.marks))
        return end

    def _quote(self, start: int, lead: list[str] | None = None) -> int:
        end = at = start
        while at < len(self.lines) and (self.marks.quotes(self.lines[at]) or not self.lines[at].strip()):
            at += 1
            if self.lines[at - 1].strip():
                end = at
        if lead is None:
            lead = take_attribution(self.words)
        if not lead and is_console(self.lines[start:end]):
            self.words += self.lines[start:end]
            return end
        return self._add("quote", start, end, lead)

    def _other(self, at: int, line: str) -> int:
        """Return where the signature, footer or older mail that begins here ends, or at."""
        if (end := signatures.end(self.lines, at, self.marks)) > at:
            return self._add("signature", at, end)
        if (end := footers.end(self.lines, at, self.marks)) > at:
            return self._add("footer", at, end)
        if (end := disclaimers.end(self.lines, at, self.marks)) > at:
            return self._add("footer", at, end)
        if older.starts(self.lines, at):
            return self._older(at)
        if opens_attribution(line):
            return self._unmarked_quote(at)
        return at

    def _older(self, at: int) -> int:
        """Take an older mail to its end; if it is marked with ">", its headers are the attribution."""
        body = older.headers_end(self.lines, at)
        if body < len(self.lines) and self.marks.quotes(self.lines[body]):
            return self._quote(body, self.lines[at:body])
        end = footers.start_of_last(self.lines, at + 1)
        if older.is_forwarded(self.lines[at]):
            return self._add("forwarded", min(body, end), end, self.lines[at : min(body, end)])
        return self._add("older", at, end)

    def _unmarked_quote(self, at: int) -> int:
        """An attribution with an unmarked mail below it, and an answer above: the rest is the older mail."""
        end = reaches_attribution(self.lines, at)
        if end and self.last_quoted < at and self._is_answer_above():
            return self._add("older", at, footers.start_of_last(self.lines, end))
        return at

    def _is_answer_above(self) -> bool:
        """Say whether more than a greeting stands above: else answers may stand among the unmarked lines."""
        if self.pieces:
            return True
        letters = 0
        for line in self.words[:_LINES_LOOKED_AT]:
            line = line.strip()
            if not (len(line) < 40 and line.endswith((",", "!", ":"))):
                letters += len(line)
            if letters >= _FEWEST_LETTERS_OF_AN_ANSWER:
                return True
        return False
