"""Reads the parameters of a Content-Type and the names of attached files, RFC 2231 and older habits."""

import re
from email.message import Message
from urllib.parse import unquote_to_bytes

from kith.ports.mail.parsing.charsets import decode
from kith.ports.mail.parsing.headers import decode_words

LONGEST_NAME = 200
_PARAMETER = re.compile(r";\s{0,20}([\w*-]{1,60})\s{0,9}=\s{0,9}(?:\"([^\"]{0,900})\"|([^\s;\"]{0,900}))")
_UNSAFE = re.compile("[\x00-\x1f\x7f/\\\\:\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_ENDINGS = {
    "text/plain": "txt", "text/html": "html", "text/calendar": "ics", "message/rfc822": "eml",
    "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "application/pdf": "pdf",
    "application/pgp-signature": "asc",
    "application/pkcs7-signature": "p7s", "application/x-pkcs7-signature": "p7s",
    "application/pgp-keys": "asc",
    "text/x-vcard": "vcf", "text/vcard": "vcf",
}  # fmt: skip


def parameters(content_type: str) -> tuple[str, dict[str, str]]:
    """Return (media type in lower case, parameters by lower-case name) of a Content-Type header."""
    kind = content_type.partition(";")[0].strip().lower()
    if ";" not in content_type:
        return kind, {}
    given: dict[str, str] = {}
    for name, quoted, bare in _PARAMETER.findall(content_type[:4000]):
        given.setdefault(name.lower(), quoted or bare)
    return kind, given


def name_of(part: Message, kind: str, number: int) -> str:
    """Return a name safe to show and to store for an attached part; invented from number if it has none."""
    for header, key in (("content-disposition", "filename"), ("content-type", "name")):
        given = parameters(_plain(part.get(header)))[1]
        name = _assembled(given, key)
        if name:
            return name
    return f"{number}.{_ENDINGS.get(kind, 'bin')}"


def _assembled(given: dict[str, str], key: str) -> str:
    """Join the pieces of a name: plain, encoded word, `name*=charset''…` or `name*0=`, `name*1*=`…"""
    if key in given:
        return _safe(decode_words(given[key]))
    pieces = [given[key + "*"]] if key + "*" in given else []
    encoded = bool(pieces)
    while not encoded or pieces[0] != given.get(key + "*"):
        index = len(pieces)
        value = given.get(f"{key}*{index}*", given.get(f"{key}*{index}"))
        if value is None:
            break
        encoded = encoded or f"{key}*{index}*" in given
        pieces.append(value)
    whole = "".join(pieces)
    if encoded and whole.count("'") >= 2:
        charset, _language, value = whole.split("'", 2)
        return _safe(decode(unquote_to_bytes(value), charset))
    return _safe(whole)


def _plain(value: object) -> str:
    text = str(value or "")
    return (
        decode(text.encode("utf-8", "surrogateescape"), "utf-8")
        if not text.isascii()
        else text.replace("\n", " ")
    )


def _safe(name: str) -> str:
    name = _UNSAFE.sub("_", name).strip(" .")
    if len(name) > LONGEST_NAME:
        stem, dot, ending = name.rpartition(".")
        name = (stem[: LONGEST_NAME - 12] + dot + ending[:10]) if dot else name[:LONGEST_NAME]
    return name
