"""Reads the headers of a mail: fast on good ones, forgiving on bad ones. Never raises."""

import re
from binascii import Error as BinasciiError
from binascii import a2b_base64, a2b_qp

from kith.ports.mail.parsing.charsets import decode

LONGEST_VALUE = 64 * 1024
_LINE = re.compile(rb"^([!-9;-~]{1,100})[ \t]*:[ \t]*([^\n]*(?:\n[ \t][^\n]*)*)", re.MULTILINE)
_END = re.compile(rb"\r?\n\r?\n")
_FOLD = re.compile(r"\r?\n[ \t]+")
_WORD = re.compile(r"=\?([^?\s*]{1,60})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?\n]{0,2000})\?=")
_BETWEEN = re.compile(r"(=\?[^?\s]{1,80}\?[bBqQ]\?[^?\n]{0,2000}\?=)\s+(?==\?)")
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]+")
_SPACE = re.compile(r"\s+")


class Headers:
    """The headers of one message, by lower-case name; values unfolded, encoded words still encoded.

    Kept as bytes until somebody asks: most headers of a mail interest nobody.
    """

    __slots__ = ("_values",)

    def __init__(self, block: bytes) -> None:
        self._values: dict[str, list[bytes]] = {}
        for name, value in _LINE.findall(block):
            self._values.setdefault(name.decode("ascii").lower(), []).append(value)

    def first(self, name: str) -> str:
        """Return the first value of name, "" if there is none."""
        values = self._values.get(name)
        return _text(values[0]) if values else ""

    def all(self, name: str) -> list[str]:
        """Return every value of name, in order."""
        return [_text(value) for value in self._values.get(name, [])]

    def words(self, name: str) -> str:
        """Return the first value of name with encoded words decoded, as one line."""
        return decode_words(self.first(name))

    def __contains__(self, name: str) -> bool:
        return name in self._values


def split(data: bytes) -> tuple[Headers, bytes]:
    """Return the headers of a message and the bytes of its body."""
    if data.startswith((b"\n", b"\r\n")):
        return Headers(b""), data.lstrip(b"\r\n")
    found = _END.search(data)
    if not found:
        return Headers(data), b""
    return Headers(data[: found.start()]), data[found.end() :]


def decode_words(value: str) -> str:
    """Return value with its encoded words (RFC 2047) decoded and controls removed; broken ones stay."""
    if "=?" in value:
        value = _WORD.sub(_decoded, _joined(value))
    value = _CONTROL.sub(" ", value)
    return _SPACE.sub(" ", value).strip()


def _text(raw: bytes) -> str:
    text = decode(raw[:LONGEST_VALUE])
    if not text.isprintable():
        # Ids and addresses are stored as they stand here, and no database takes a NUL.
        text = _CONTROL.sub(" ", _FOLD.sub(" ", text).replace("\0", ""))
    return text.strip()


def _joined(value: str) -> str:
    """Join neighbouring encoded words; those of one charset become one: a letter may be cut between."""
    value = _BETWEEN.sub(r"\1", value)
    position = 0
    parts: list[str] = []
    run: tuple[str, bytes] | None = None
    for match in _WORD.finditer(value):
        content = _content(match.group(2), match.group(3))
        touching = match.start() == position and run is not None
        if content is not None and touching and run and run[0] == match.group(1).lower():
            run = (run[0], run[1] + content)
        else:
            parts += [_flushed(run), value[position : match.start()]]
            run = (match.group(1).lower(), content) if content is not None else None
            if content is None:
                parts.append(match.group())
        position = match.end()
    return "".join([*parts, _flushed(run), value[position:]])


def _flushed(run: tuple[str, bytes] | None) -> str:
    return decode(run[1], run[0]) if run else ""


def _decoded(match: re.Match[str]) -> str:
    content = _content(match.group(2), match.group(3))
    return match.group() if content is None else decode(content, match.group(1))


def _content(kind: str, words: str) -> bytes | None:
    data = words.encode("utf-8", "replace")
    try:
        if kind in "bB":
            return a2b_base64(data + b"=" * (-len(data) % 4))
        return a2b_qp(data, header=True)
    except (BinasciiError, ValueError):
        return None
