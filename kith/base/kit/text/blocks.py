"""Finds where a block at the end of a mail's words ends: at a quotation, a footer, an older mail."""

from kith.base.kit.text import footers
from kith.base.kit.text.attribution import opens_attribution, reaches_attribution, take_attribution
from kith.base.kit.text.marks import Marks


def block_end(lines: list[str], start: int, longest: int, marks: Marks) -> int:
    """Return where the block that begins at start ends, or start if it has more than longest filled lines."""
    at = start + 1
    filled = 0
    while at < len(lines):
        line = lines[at]
        if marks.quotes(line) or line.rstrip() == "--" or (line and _something_else(lines, at, marks)):
            break
        filled += bool(line.strip())
        if filled > longest:
            return start
        at += 1
    if at < len(lines) and marks.quotes(lines[at]):
        above = lines[start + 1 : at]
        return start + 1 + len(above) if take_attribution(above) else at
    return at


def _something_else(lines: list[str], at: int, marks: Marks) -> bool:
    line = lines[at]
    if opens_attribution(line) and reaches_attribution(lines, at):
        return True
    return footers.starts(lines, at, marks)
