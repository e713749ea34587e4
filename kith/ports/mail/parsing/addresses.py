"""Finds who wrote a mail, and its identifiers, in whatever shape programs and archives left them."""

import re
from email.utils import parseaddr

from kith.ports.mail.parsing.headers import Headers, decode_words

LONGEST_ID = 500
LONGEST_IDS = 8_000

_SIMPLE = re.compile(r"\s{0,9}\"?([^\"<>@,;()]{0,200})\"?\s{0,9}<([^<>\s@]{1,200}@[^<>\s@]{1,250})>\s{0,9}$")
_VEILED = re.compile(
    r"\s{0,9}([^\s<>()@]{1,200})\s(?:at|\(at\)|\[at\])\s([^\s<>()@]{1,250})\s{0,9}(?:\((.{0,300})\))?\s{0,9}$",
    re.IGNORECASE,
)
_ANY = re.compile(r"(?<![\w.+'&=/-])[\w.+'&=/-]{1,64}@[\w-]{1,100}(?:\.[\w-]{1,100}){0,10}")
_VIA = re.compile(r"\s{1,5}(?:via|durch|par l'intermédiaire de)\s.{1,200}$", re.IGNORECASE)
_ID = re.compile(r"<([^<>\s]{1,998})>")
_BETWEEN_IDS = re.compile(r"[\s,;<>\"]+")


def author(headers: Headers, list_id: str) -> tuple[str, str]:
    """Return (name, address in lower case) of the author; both may be "".

    A list that rewrites senders ("Ada via R-help <r-help@…>") speaks for nobody: its address is never the
    author's, Reply-To or X-Original-From is used if it names one other address.
    """
    name, address = _mailbox(headers.first("from") or headers.first("sender"))
    via = _VIA.search(name)
    if via or _is_list(address, list_id):
        name = name[: via.start()] if via else name
        address = _original(headers, address, list_id)
    return name, address


def ids(value: str) -> tuple[str, ...]:
    """Return the message ids in a header, without angle brackets, in order, each once."""
    value = value[:LONGEST_IDS]
    found = _ID.findall(value) or [one for one in _BETWEEN_IDS.split(value) if "@" in one[1:-1]]
    return tuple(dict.fromkeys(one for one in found if len(one) <= LONGEST_ID))


def reply_ids(value: str, author_address: str) -> tuple[str, ...]:
    """Return the ids in an In-Reply-To; of old phrases ("Your message of … <x>") only what can be an id."""
    found = [one for one in ids(value) if one.lower() != author_address]
    if len(found) == 1 and value.strip() not in (f"<{found[0]}>", found[0]):
        local, _at, host = found[0].partition("@")
        if not host or not any(map(str.isdigit, local)):
            return ()
    return tuple(found)


def _mailbox(value: str) -> tuple[str, str]:
    match = _SIMPLE.match(value)
    if match:
        return decode_words(match.group(1)).strip(" \"'"), match.group(2).lower()
    match = _VEILED.match(value)
    if match:
        name = decode_words(match.group(3) or "").strip(" \"'")
        return name, f"{match.group(1)}@{match.group(2)}".lower()
    # Its reader of comments calls itself for each bracket.
    name, address = parseaddr(value[:300])
    if "@" not in address or " " in address:
        found = _ANY.search(value[:2000])
        address = found.group() if found else ""
        name = name or decode_words(value[:300].replace(address, "").strip(" <>()\"'"))
    return decode_words(name).strip(" \"'")[:200], address.lower()


def _original(headers: Headers, address: str, list_id: str) -> str:
    for header in ("x-original-from", "x-original-sender", "reply-to"):
        found = {one.lower() for one in _ANY.findall(headers.first(header)[:2000])}
        found = {one for one in found if one != address and not _is_list(one, list_id)}
        if len(found) == 1:
            return found.pop()
    return ""


def _is_list(address: str, list_id: str) -> bool:
    local = address.partition("@")[0]
    return bool(local and list_id) and list_id.partition(".")[0] == local
