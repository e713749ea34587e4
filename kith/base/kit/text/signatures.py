"""Recognises a signature: below "-- ", a drawn line with ways to reach somebody under it, or a device's."""

import re

from kith.base.kit.text.blocks import block_end
from kith.base.kit.text.marks import Marks
from kith.base.kit.text.rules import is_rule

_DEVICE = re.compile(
    r"(?:Sent (?:from|via|with) (?:my |the |an? |Mail for )|Sent from \w{1,40}$|Get Outlook for |"
    r"Von meinem \w{1,40}(?: \w{1,40})? gesendet|Gesendet (?:von|mit) |Envoy[ée?] (?:de mon|depuis) |"
    r"Enviado desde |Enviado do meu |Inviato da |Verstuurd vanaf )",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:tel|phone|ph|fax|mobile|cell|email|e-mail|mail|office|web|www|url|https?|skype)\b\.?\s{0,3}[:#/(]|"
    r"www\.|@|\S at \S{1,60}\.\w|\+\d[\d ()-]{6}|\bph\.?d\b|professor|university|department|institut",
    re.IGNORECASE,
)
_LONGEST = 30
_LONGEST_LOOSE = 12
_LONGEST_DASHED = 8
_WIDEST_LOOSE = 90


def end(lines: list[str], at: int, marks: Marks) -> int:
    """Return where the signature that begins at this line ends; at itself if none begins here."""
    line = lines[at]
    if line.rstrip() == "--":
        return block_end(lines, at, _LONGEST if line != "--" else _LONGEST_LOOSE, marks)
    if len(line) < 100 and _DEVICE.match(line):
        return at + 1
    if is_rule(line):
        stop = block_end(lines, at, _LONGEST_LOOSE if line.lstrip()[0] in "_*" else _LONGEST_DASHED, marks)
        if stop > at and _reaches_somebody(lines[at + 1 : stop]):
            return stop
    return at


def _reaches_somebody(block: list[str]) -> bool:
    filled = [line for line in block if line.strip()]
    if (
        not filled
        or max(map(len, filled)) > _WIDEST_LOOSE
        or any(line.rstrip().endswith(":") for line in filled)
    ):
        return False
    if any(is_rule(line) for line in filled[:-1]):
        return False
    return sum(1 for line in filled if _CONTACT.search(line[:200])) * 4 >= len(filled)
