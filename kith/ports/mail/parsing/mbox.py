"""Streams raw messages out of .mbox and .gz files, .eml files, Maildirs and folders of these."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kith.ports.mail.parsing.streams import Damaged, chunks_of

LARGEST_MESSAGE = 25 * 1024 * 1024

TOO_LARGE = "too large"
DAMAGED = "damaged file"
NOT_MAIL = "not mail"

_ENVELOPE = re.compile(
    rb"From [^\n]{0,300}?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? {1,2}"
    rb"(?:[A-Z][a-z]{2} {1,2}\d{1,2}|\d{1,2} [A-Z][a-z]{2}) "
    rb"[^\n]{0,30}\d{4}[^\n]{0,40}\r?\n(?=>?From |[!-9;-~]{1,100}:)"
)
_ESCAPED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEADER = re.compile(rb"[!-9;-~]{1,100}:")
_LONGEST_ENVELOPE = 600


@dataclass(frozen=True, slots=True)
class RawMessage:
    """One message as stored: its bytes without envelope, where it stood, and its offset in bytes there."""

    data: bytes
    where: str
    offset: int
    envelope: bytes = b""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that could not be read: where it stands, and one of TOO_LARGE, DAMAGED, NOT_MAIL."""

    where: str
    reason: str
    detail: str = ""


def read_messages(path: Path) -> Iterator[RawMessage | Skipped]:
    """Yield every message at path, a file or a folder, in order; raise FileNotFoundError if there is none.

    Memory stays constant: at most one message (25 MB) and one chunk are held. What cannot be read is
    yielded as Skipped, never dropped silently.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    for file in _files(path):
        name = file.name if file == path else str(file.relative_to(path))
        yield from _read_file(file, name)


def _files(path: Path) -> Iterator[Path]:
    """Yield the files below path in order of name; a Maildir's tmp is unfinished mail and is passed by."""
    if path.is_file():
        yield path
        return
    is_maildir = (path / "cur").is_dir() and (path / "new").is_dir()
    for child in sorted(path.iterdir()):
        if child.is_symlink() or (child.name.startswith(".") and not child.is_dir()):
            continue
        if child.is_dir() and not (is_maildir and child.name == "tmp"):
            yield from _files(child)
        elif child.is_file():
            yield child


def _read_file(file: Path, name: str) -> Iterator[RawMessage | Skipped]:
    chunks = chunks_of(file)
    try:
        first = next(chunks, b"")
    except Damaged as fault:
        yield Skipped(name, DAMAGED, str(fault))
        return
    start = first.lstrip(b"\r\n\xef\xbb\xbf")
    if start.startswith(b"From "):
        yield from _Splitter(name).split(
            _rejoined(first[len(first) - len(start) :], chunks), len(first) - len(start)
        )
    elif _HEADER.match(start):
        yield _whole(start, chunks, name)
    elif first.strip():
        yield Skipped(name, NOT_MAIL)


def _rejoined(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _whole(first: bytes, rest: Iterable[bytes], name: str) -> RawMessage | Skipped:
    parts = [first]
    size = len(first)
    try:
        for chunk in rest:
            size += len(chunk)
            if size > LARGEST_MESSAGE:
                return Skipped(name, TOO_LARGE)
            parts.append(chunk)
    except Damaged as fault:
        return Skipped(name, DAMAGED, str(fault))
    return RawMessage(b"".join(parts), name, 0)


class _Splitter:
    """Cuts a stream of chunks at envelope lines that follow an empty line."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.number = 0
        self.offset = 0

    def split(self, chunks: Iterable[bytes], offset: int) -> Iterator[RawMessage | Skipped]:
        self.offset = offset
        buffer = b""
        searched = 0
        too_large = False
        try:
            for chunk in chain(chunks, [b""]):
                buffer += chunk
                while (cut := _next_envelope(buffer, searched, at_end=not chunk)) is not None:
                    yield self._message(buffer[:cut], too_large)
                    self.offset += cut
                    buffer = buffer[cut:]
                    searched, too_large = 1, False
                searched = max(1, len(buffer) - _LONGEST_ENVELOPE)
                if len(buffer) > LARGEST_MESSAGE:
                    too_large = True
                    # An envelope is known by the empty line before it: two bytes, or three.
                    passed = searched - 3
                    self.offset += passed
                    buffer, searched = buffer[passed:], 3
        except Damaged as fault:
            # The last message is cut off: kept, it would stand in the way of its whole copy for ever.
            yield Skipped(self._where(self.number + 1), DAMAGED, str(fault))
            return
        yield self._message(buffer, too_large)

    def _message(self, data: bytes, too_large: bool) -> RawMessage | Skipped:
        self.number += 1
        where = self._where(self.number)
        if too_large or len(data) > LARGEST_MESSAGE:
            return Skipped(where, TOO_LARGE)
        envelope, _newline, rest = data.partition(b"\n")
        if b">From " in rest:
            rest = _ESCAPED_FROM.sub(rb"\1", rest)
        return RawMessage(rest, where, self.offset, envelope.rstrip(b"\r"))

    def _where(self, number: int) -> str:
        return f"{self.name} #{number}"


def _next_envelope(buffer: bytes, start: int, at_end: bool) -> int | None:
    """Return where the next message begins in buffer; None if it holds none, or needs more bytes to say."""
    at = start
    while (found := buffer.find(b"\nFrom ", at)) >= 0:
        at = found + 1
        if buffer[found - 1 : found] != b"\n" and buffer[found - 2 : found] != b"\n\r":
            continue
        if not at_end and len(buffer) - at < _LONGEST_ENVELOPE and buffer.count(b"\n", at) < 2:
            return None
        if _ENVELOPE.match(buffer, at):
            return at
    return None
