"""Finds the words and the attachments in a mail's parts."""

import re
from binascii import Error as BinasciiError
from binascii import a2b_base64, a2b_qp
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from typing import Any, NamedTuple

from kith.base.kit.text.html_mail import html_to_text
from kith.ports.mail.parsing.charsets import decode
from kith.ports.mail.parsing.filenames import name_of, parameters
from kith.ports.mail.parsing.flowed import unflow

MOST_PARTS = 500
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufeff]")
_TEXT = {"text/plain", "text/html", "text/enriched", "text/richtext", "text/markdown", "text", ""}


class Attachment(NamedTuple):
    """A part that is not the mail's words: file name, media type in lower case, content."""

    name: str
    type: str
    data: bytes


class Content(NamedTuple):
    """The words of a mail, whether they were HTML, and what hangs on it."""

    body: str
    from_html: bool
    attachments: tuple[Attachment, ...]


def read_single(body: bytes, content_type: str, encoding: str) -> Content:
    """Return the content of a mail that has one text part."""
    kind, given = parameters(content_type)
    return Content(*_words(_bytes(body, encoding), kind, given), ())


def read_parts(data: bytes) -> Content:
    """Return the content of a mail of several parts, or of one that is no text."""
    walk = _Walk()
    walk.visit(message_from_bytes(data))
    return walk.content()


def is_text(content_type: str, disposition: str) -> bool:
    """Say whether a mail with these headers is one text to read."""
    kind = content_type.partition(";")[0].strip().lower()
    return (kind in _TEXT or "/" not in kind) and not disposition.lstrip().lower().startswith("attachment")


def tidy(text: str) -> str:
    """Return text with "\\n" line endings, without NUL, other controls and halves of pairs."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Most texts hold none of them, which this finds out many times as fast.
    is_tidy = text.isascii() and text.replace("\n", "").replace("\t", "").isprintable()
    return text if is_tidy else _CONTROL.sub("", text)


class _Walk:
    def __init__(self) -> None:
        self.texts: list[tuple[str, bool]] = []
        self.attachments: list[Attachment] = []
        self.parts = 0

    def content(self) -> Content:
        body = "\n\n".join(text.strip("\n") for text, _html in self.texts if text.strip())
        from_html = any(html for text, html in self.texts if text.strip())
        return Content(body, from_html, tuple(self.attachments))

    def visit(self, part: Message) -> None:
        self.parts += 1
        kind = part.get_content_type()
        children = part.get_payload()
        if self.parts > MOST_PARTS:
            self._attach(part, kind)
        elif isinstance(children, list) and kind == "multipart/digest":
            for child in children:
                self._attach(child, "message/rfc822")
        elif isinstance(children, list) and part.get_content_maintype() == "multipart":
            self._visit_multipart(kind, children)
        elif isinstance(children, list):
            self._attach(part, kind)
        else:
            self._visit_leaf(part, kind)

    def _visit_multipart(self, kind: str, children: list[Any]) -> None:
        if kind == "multipart/alternative":
            self._visit_alternative(children)
        elif kind in ("multipart/signed", "multipart/related", "multipart/report") and children:
            self.visit(children[0])
            for child in children[1:]:
                self._attach(child, child.get_content_type())
        else:
            for child in children:
                self.visit(child)

    def _visit_alternative(self, children: list[Any]) -> None:
        """Plain words if there are any, else the HTML; attachments of every version are kept."""
        outcomes = []
        for child in children:
            walk = _Walk()
            walk.visit(child)
            outcomes.append(walk)
        filled = [walk for walk in outcomes if any(text.strip() for text, _html in walk.texts)]
        plain = [walk for walk in filled if not any(html for _text, html in walk.texts)]
        for walk in (plain or filled)[:1]:
            self.texts += walk.texts
        for walk in outcomes:
            self.attachments += walk.attachments

    def _visit_leaf(self, part: Message, kind: str) -> None:
        disposition = str(part.get("content-disposition") or "")
        named = bool(part.get_filename(""))
        if kind.startswith("multipart/"):
            # Its boundary never comes: what is there was meant to be read.
            kind = "text/plain"
        if not is_text(kind, disposition) or (named and kind != "text/plain" and kind != "text/html"):
            self._attach(part, kind)
            return
        given = parameters(str(part.get("content-type") or ""))[1]
        self.texts.append(_words(_payload(part), kind, given))

    def _attach(self, part: Any, kind: str) -> None:
        payload = part.get_payload()
        if isinstance(payload, list):
            data = _flat(payload[0] if kind.startswith("message/") and len(payload) == 1 else part)
        else:
            data = _payload(part) if kind != "message/rfc822" else _flat(part)
        self.attachments.append(Attachment(name_of(part, kind, len(self.attachments) + 1), kind, data))


def _flat(part: Any) -> bytes:
    try:
        return part.as_bytes()
    except (MessageError, ValueError, LookupError, TypeError):
        return _flat_as_it_stands(part)


def _flat_as_it_stands(part: Any) -> bytes:
    """Write a part whose headers Python does not want to write: they once came in, so they may stay."""
    headers = "".join(f"{name}: {value}\n" for name, value in part.raw_items())
    payload = part.get_payload()
    if isinstance(payload, list):
        body = b"\n".join(_flat(child) for child in payload)
    else:
        body = str(payload or "").encode("utf-8", "surrogateescape")
    return headers.encode("utf-8", "surrogateescape") + b"\n" + body


def _payload(part: Message) -> bytes:
    payload = part.get_payload()
    raw = payload.encode("utf-8", "surrogateescape") if isinstance(payload, str) else b""
    return _bytes(raw, str(part.get("content-transfer-encoding") or ""))


def _bytes(raw: bytes, encoding: str) -> bytes:
    """Undo the transfer encoding; broken base64 gives what is readable of it."""
    encoding = encoding.strip().lower()
    try:
        if encoding == "quoted-printable":
            return a2b_qp(raw)
        if encoding == "base64":
            letters = _NOT_BASE64.sub(b"", raw)
            letters = letters[: len(letters) - (len(letters) % 4 == 1)]
            return a2b_base64(letters + b"=" * (-len(letters) % 4))
    except (BinasciiError, ValueError):
        return raw
    return raw


def _words(data: bytes, kind: str, given: dict[str, str]) -> tuple[str, bool]:
    text = tidy(decode(data, given.get("charset", "")))
    if kind == "text/html":
        return html_to_text(text), True
    if given.get("format", "").lower() == "flowed":
        text = unflow(text, given.get("delsp", "").lower() == "yes")
    return text, False
