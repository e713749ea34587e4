"""Cuts a plain mail into its pieces: words, quotations, signature, footers, older mails. Loses no line."""

import re
from dataclasses import dataclass, field
from typing import Literal

from kith.base.kit.text import trailers
from kith.base.kit.text.attribution import is_attribution, opens_attribution, take_attribution
from kith.base.kit.text.console import is_console

Kind = Literal["words", "quote", "older", "signature", "footer"]

_QUOTED = re.compile(r"[ \t]{0,3}>")
_LONGEST_SIGNATURE = 30
_LONGEST_LOOSE_SIGNATURE = 12
_PGP_SIGNATURE = "-----BEGIN PGP SIGNATURE-----"


@dataclass(slots=True)
class Piece:
    """A run of lines of one kind; lead holds the attribution above a quotation."""

    kind: Kind
    lines: list[str]
    lead: list[str] = field(default_factory=list)

    @property
    def is_filled(self) -> bool:
        """Say whether there is anything to read here."""
        return any(line.strip() for line in self.lines)


def cut(source: str) -> list[Piece]:
    """Return the pieces of a mail's text in order; joined again they are the source's lines."""
    return _Cutter(source.split("\n")).run()


def is_quoted(line: str) -> bool:
    """Say whether line begins with a quotation mark ">"."""
    return ">" in line[:4] and bool(_QUOTED.match(line))


def unquoted(line: str) -> str:
    """Return line without its outermost quotation mark and the space after it."""
    rest = line.lstrip(" \t")[1:]
    return rest[1:] if rest[:1] == " " else rest


class _Cutter:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.pieces: list[Piece] = []
        self.words: list[str] = []

    def run(self) -> list[Piece]:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if is_quoted(line):
                at = self._quote(at)
            elif line and (end := self._trailer(at, line)) > at:
                at = end
            else:
                self.words.append(line)
                at += 1
        self._close_words()
        return self.pieces

    def _close_words(self) -> None:
        if self.words:
            self.pieces.append(Piece("words", self.words))
            self.words = []

    def _add(self, kind: Kind, start: int, end: int, lead: list[str] | None = None) -> int:
        self._close_words()
        self.pieces.append(Piece(kind, self.lines[start:end], lead or []))
        return end

    def _quote(self, start: int) -> int:
        end = start
        at = start
        while at < len(self.lines) and (is_quoted(self.lines[at]) or not self.lines[at].strip()):
            at += 1
            if self.lines[at - 1].strip():
                end = at
        lead = take_attribution(self.words)
        if not lead and is_console(self.lines[start:end]):
            self.words += self.lines[start:end]
            return end
        return self._add("quote", start, end, lead)

    def _trailer(self, at: int, line: str) -> int:
        """Return where the signature, footer or older mail that begins here ends, or at."""
        if line == _PGP_SIGNATURE:
            return self._add("footer", at, self._pgp_end(at))
        if trailers.is_signature_mark(line):
            end = self._signature_end(at, _LONGEST_SIGNATURE if line[2:] else _LONGEST_LOOSE_SIGNATURE)
            return self._add("signature", at, end) if end > at else at
        first = line[0]
        if first in "-_=*~#. \t" or line[:1].isupper():
            return self._rarer_trailer(at, line)
        return at

    def _rarer_trailer(self, at: int, line: str) -> int:
        end = trailers.list_footer_end(self.lines, at)
        if end > at:
            return self._add("footer", at, end)
        if trailers.older_mail_start(self.lines, at):
            return self._older(at)
        if trailers.is_device_line(line):
            return self._add("signature", at, at + 1)
        if trailers.is_rule(line):
            end = self._signature_end(at, _LONGEST_LOOSE_SIGNATURE)
            if end > at and self._reads_like_signature(at, end):
                return self._add("signature", at, end)
        if trailers.opens_disclaimer(line) and (at == 0 or not self._is_words(at - 1)):
            end = self._signature_end(at, _LONGEST_SIGNATURE)
            return self._add("footer", at, end) if end > at else at
        if opens_attribution(line):
            return self._unmarked_quote(at)
        return at

    def _older(self, at: int) -> int:
        """Fold an older mail to its end; if it is marked with ">", its headers are the attribution."""
        body = trailers.older_mail_headers_end(self.lines, at)
        if body < len(self.lines) and is_quoted(self.lines[body]):
            lead = self.lines[at:body]
            end = self._quote(body)
            self.pieces[-1].lead = lead + self.pieces[-1].lead
            return end
        return self._add("older", at, self._end_before_list_footer(at + 1))

    def _unmarked_quote(self, at: int) -> int:
        """An attribution with an unmarked mail below it, and words above: the answer stands on top."""
        end = at
        while end < len(self.lines) and end - at < 4 and self.lines[end].strip():
            end += 1
            if is_attribution(self.lines[end - 1]):
                rest = self.lines[end:]
                above = any(line.strip() for line in self.words) or bool(self.pieces)
                if above and any(line.strip() for line in rest) and not any(map(is_quoted, rest)):
                    return self._add("older", at, self._end_before_list_footer(end))
                break
        return at

    def _end_before_list_footer(self, start: int) -> int:
        """Return the end of the mail, or where this list's own footer stands at the very end."""
        for at in range(max(start, len(self.lines) - 12), len(self.lines)):
            if trailers.is_rule(self.lines[at]):
                end = trailers.list_footer_end(self.lines, at)
                if end > at and not any(line.strip() for line in self.lines[end:]):
                    return at
        return len(self.lines)

    def _signature_end(self, start: int, longest: int) -> int:
        """Return where the block below start ends, or start if it is too long to be a signature."""
        at = start + 1
        filled = 0
        while at < len(self.lines):
            line = self.lines[at]
            if is_quoted(line) or trailers.is_signature_mark(line) or self._stops(at, line):
                break
            filled += bool(line.strip())
            if filled > longest:
                return start
            at += 1
        return self._without_attribution(start, at)

    def _stops(self, at: int, line: str) -> bool:
        if line[:1] not in ("_", "-", "[", "\t", " ", "F", "V", "D", "B"):
            return False
        return trailers.list_footer_end(self.lines, at) > at or trailers.older_mail_start(self.lines, at)

    def _without_attribution(self, start: int, end: int) -> int:
        """Give back the attribution of the quotation that follows a signature."""
        if end < len(self.lines) and is_quoted(self.lines[end]):
            above = self.lines[start + 1 : end]
            taken = take_attribution(above)
            return start + 1 + len(above) if taken else end
        return end

    def _reads_like_signature(self, start: int, end: int) -> bool:
        lines = [line for line in self.lines[start + 1 : end] if line.strip()]
        if not lines or end - start > _LONGEST_LOOSE_SIGNATURE + 3:
            return False
        return sum(map(trailers.has_contact, lines)) * 4 >= len(lines) and max(map(len, lines)) < 90

    def _is_words(self, at: int) -> bool:
        line = self.lines[at]
        return bool(line.strip()) and not trailers.is_rule(line)

    def _pgp_end(self, start: int) -> int:
        for at in range(start, len(self.lines)):
            if self.lines[at].startswith("-----END PGP SIGNATURE-----"):
                return at + 1
        return len(self.lines)
