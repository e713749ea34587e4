"""Finds web addresses in plain words and makes them links. Linear in the length of the text."""

import re

from kith.base.kit.text.escaping import escape, escape_attribute

REL = "nofollow noopener ugc"
LONGEST = 2000

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_CLOSING = ".,;:!?'*_~|`"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def find_links(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, address) for every web address in text, in order, without overlaps."""
    if "://" not in text and "www." not in text and "WWW." not in text:
        return []
    found = []
    for match in _ADDRESS.finditer(text):
        words = match.group()
        end = _without_closing(words)
        address = words[:end]
        if end > LONGEST or not _has_host(address):
            continue
        href = address if address[0] in "hH" else "http://" + address
        found.append((match.start(), match.start() + end, href))
    return found


def linkify(text: str) -> str:
    """Return text as HTML: escaped, with web addresses as links that tell nobody where they came from."""
    links = find_links(text)
    if not links:
        return escape(text)
    parts = []
    position = 0
    for start, end, href in links:
        parts.append(escape(text[position:start]))
        parts.append(f'<a href="{escape_attribute(href)}" rel="{REL}">{escape(text[start:end])}</a>')
        position = end
    parts.append(escape(text[position:]))
    return "".join(parts)


def _without_closing(words: str) -> int:
    """Return where the address ends when closing punctuation belongs to the sentence around it."""
    end = len(words)
    surplus = {close: words.count(close) - words.count(open) for close, open in _PAIRS.items()}
    while end:
        last = words[end - 1]
        if last in _CLOSING:
            end -= 1
        elif surplus.get(last, 0) > 0:
            surplus[last] -= 1
            end -= 1
        else:
            break
    return end


def _has_host(address: str) -> bool:
    host = address.partition("://")[2] if "://" in address[:9] else address[4:]
    return bool(host) and host[0].isalnum()
