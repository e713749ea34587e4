"""A browser's picture written again with a palette: a fifth of the bytes, and the same to the eye."""

import struct
import zlib
from base64 import b64decode, b64encode
from pathlib import Path

from playwright.sync_api import Page

_COUNTING = (Path(__file__).parent / "smaller.js").read_text("utf-8")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def smaller(page: Page, png: bytes) -> bytes:
    """Return the picture with at most 128 colours. page: a blank one, whose browser counts them."""
    found = page.evaluate(_COUNTING, b64encode(png).decode())
    width, height, numbers = found["width"], found["height"], b64decode(found["numbers"])
    # Each line begins with a nought: its pixels stand as they are.
    lines = b"".join(b"\0" + numbers[start : start + width] for start in range(0, len(numbers), width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", head), (b"PLTE", b64decode(found["palette"])), (b"IDAT", zlib.compress(lines, 9))]
    return _SIGNATURE + b"".join(_part(name, body) for name, body in [*parts, (b"IEND", b"")])


def _part(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
