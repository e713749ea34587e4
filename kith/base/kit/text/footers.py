"""Recognises what machines add below a mail: list footers, notices of removed parts, keys."""

import re

from kith.base.kit.text import older
from kith.base.kit.text.marks import Marks
from kith.base.kit.text.rules import is_rule

_LIST_WORDS = (
    "mailing list", "mailman/listinfo", "/listinfo/", "unsubscribe", "posting guide",
    "google groups", "to post to this", "archive at", "archives at", "you received this message because",
)  # fmt: skip
_LIST_HEAD = re.compile(
    r"\s{0,12}(?:\S{1,80} mailing list(?:\s{1,3}(?:--|<|\[|\().{0,160}|,? guide.{0,80})?\s*$|"
    r"you received this message because you are subscribed|"
    r"to unsubscribe(?: from this (?:group|list)|,| send)|"
    r"to post to this group)",
    re.IGNORECASE,
)
_LOST_HTML = re.compile(r"\s{0,20}\[\[alternative HTML version deleted\]\]\s*$")
_NEXT_PART = re.compile(r"-{8,} next part -{8,}\s*$")
_SCRUBBED = re.compile(
    r"(?:A|An|The) .{1,60}(?:attachment|text|message|part|html).{0,40}(?:scrubbed|deleted)|"
    r"(?:Name|Type|Size|Desc|Url|From|Subject|Date|To)\s{0,8}:|<?https?://\S{1,300}>?$",
    re.IGNORECASE,
)
_KEY_BEGINS = "-----BEGIN PGP SIGNATURE-----"
_KEY_ENDS = "-----END PGP SIGNATURE-----"
_LONGEST_FOOTER = 14
_LONGEST_KEY = 60


def end(lines: list[str], at: int, marks: Marks) -> int:
    """Return where the footer that begins at this line ends; at itself if none begins here."""
    line = lines[at]
    if line.startswith(_KEY_BEGINS):
        return _key_end(lines, at)
    return list_end(lines, at, marks)


def list_end(lines: list[str], at: int, marks: Marks) -> int:
    """Return where a list's footer or notice that begins at this line ends; at itself if none begins here."""
    line = lines[at]
    if _LOST_HTML.match(line):
        return at + 1
    if _NEXT_PART.match(line):
        return _scrubbed_end(lines, at + 1)
    ruled = is_rule(line)
    if not ruled and not _LIST_HEAD.match(line[:300]):
        return at
    stop = at + 1
    seen = not ruled
    while stop < len(lines) and stop - at < _LONGEST_FOOTER:
        line = lines[stop]
        names = _names_list(line)
        if not names and (not line.strip() or not (seen or stop - at <= 2) or marks.quotes(line)):
            break
        seen = seen or names
        stop += 1
    return stop if seen and _stands_alone(lines, stop) else at


def start_of_last(lines: list[str], start: int) -> int:
    """Return where the list's own footer stands at the very end of a mail, or the end of the mail."""
    for at in range(max(start, len(lines) - 12), len(lines)):
        if is_rule(lines[at]):
            stop = list_end(lines, at, Marks())
            if stop > at and not any(line.strip() for line in lines[stop:]):
                return at
    return len(lines)


def starts(lines: list[str], at: int, marks: Marks) -> bool:
    """Say whether a list's footer or an older mail begins at this line: there a signature ends."""
    if lines[at][:1] in "_-[\t F*VDBO" and older.starts(lines, at):
        return True
    return list_end(lines, at, marks) > at


def _names_list(line: str) -> bool:
    words = line[:300].lower()
    return any(word in words for word in _LIST_WORDS)


def _scrubbed_end(lines: list[str], start: int) -> int:
    stop = start
    while stop < len(lines) and stop - start < 10 and _SCRUBBED.match(lines[stop].strip()[:400]):
        stop += 1
    return stop


def _stands_alone(lines: list[str], stop: int) -> bool:
    """A footer is followed by nothing, or by a gap: words that run on are somebody's."""
    return stop >= len(lines) or not lines[stop].strip() or lines[stop].startswith((">", "_", "-", "\t", " "))


def _key_end(lines: list[str], start: int) -> int:
    for at in range(start, min(len(lines), start + _LONGEST_KEY)):
        if lines[at].startswith(_KEY_ENDS):
            return at + 1
    return start
