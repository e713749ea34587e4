"""Reads a file in chunks, through gzip if it is compressed, in constant memory."""

import zlib
from collections.abc import Iterator
from pathlib import Path

_CHUNK = 256 * 1024
_CAREFUL = 64
_GZIP = b"\x1f\x8b"


class Damaged(Exception):
    """The file ends before its end, or its compression is broken; what was readable has been given."""


def chunks_of(path: Path) -> Iterator[bytes]:
    """Yield the bytes of path, decompressed if it is gzip, at most 256 kB at a time; raise Damaged."""
    try:
        with path.open("rb") as file:
            first = file.read(_CHUNK)
            pieces = _pieces(first, file.read)
            yield from _decompressed(pieces) if first.startswith(_GZIP) else pieces
    except OSError as fault:
        raise Damaged(fault.strerror or "unreadable") from fault


def _pieces(first: bytes, read) -> Iterator[bytes]:
    piece = first
    while piece:
        yield piece
        piece = read(_CHUNK)


def _decompressed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the content of one gzip member after another, as gzip files may hold several."""
    engine = zlib.decompressobj(wbits=31)
    begun = False
    for piece in pieces:
        waiting = piece
        while waiting:
            if engine.eof:
                waiting = waiting.lstrip(b"\0")
                if not waiting:
                    break
                engine, begun = zlib.decompressobj(wbits=31), False
            yield from _feed(engine, waiting)
            begun = True
            waiting = engine.unused_data
    if begun and not engine.eof:
        raise Damaged("the file ends too early")


def _feed(engine, piece: bytes) -> Iterator[bytes]:
    before = engine.copy()
    given = 0
    try:
        content = engine.decompress(piece, _CHUNK)
        while content:
            given += len(content)
            yield content
            content = engine.decompress(engine.unconsumed_tail, _CHUNK)
    except zlib.error as fault:
        if readable := _what_is_readable(before, piece)[given:]:
            yield readable
        raise Damaged("the compression is broken") from fault


def _what_is_readable(engine, piece: bytes) -> bytes:
    """Feed piece again in small steps, so that only the broken step is lost."""
    content = bytearray()
    for start in range(0, len(piece), _CAREFUL):
        try:
            content += engine.decompress(engine.unconsumed_tail + piece[start : start + _CAREFUL], _CHUNK)
        except zlib.error:
            break
    return bytes(content)
