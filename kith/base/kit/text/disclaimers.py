"""Recognises the notice a company's server adds below every mail."""

import re

from kith.base.kit.text.blocks import block_end
from kith.base.kit.text.marks import Marks
from kith.base.kit.text.rules import is_rule

_DISCLAIMER = re.compile(
    r"(?:this|the|any) (?:information|content|e-?mail|message|communication|transmission|document)s?\b"
    r".{0,120}(?:confidential|privileged|intended (?:only|solely|for)|legally)|"
    r"confidentiality (?:notice|note)|disclaimer\s?:|(?:important|legal) notice|"
    r"diese e-?mail (?:enth|ist)|ce message (?:et|est)|este (?:mensaje|correo)",
    re.IGNORECASE,
)
_LONGEST = 30


def end(lines: list[str], at: int, marks: Marks) -> int:
    """Return where the disclaimer that begins at this line ends; at itself if none begins here."""
    if not _DISCLAIMER.match(lines[at].strip(" *_\t")[:240]):
        return at
    if at and lines[at - 1].strip() and not is_rule(lines[at - 1]):
        return at
    return block_end(lines, at, _LONGEST, marks)
