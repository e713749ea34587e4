"""Recognises the line above a quotation that says who wrote it and when, in the languages mail speaks."""

import re

# Archives that lost their accents hold a question mark in place of each.
_VERBS = (
    r"wrote|writes|said|schrieb|geschrieben|a [ée?]crit|escribi[óo?]|escreveu|ha scritto|scrisse|schreef|"
    r"skrev|kirjoitti|napisał\(?a?\)?|napsala?|[íi?]rta|написала?|пишет|έγραψε|yazdı|kirjutas|rašė|"
    r"forwarded message|のメール|写道|寫道|작성"
)
_WROTE = re.compile(rf"(?:{_VERBS})\b[^:]{{0,30}}[:：]?\s*$", re.IGNORECASE)
_WROTE_THIS = re.compile(rf"(?:{_VERBS})\s?[:：]", re.IGNORECASE)
# The longest verb, and what may follow it.
_LONGEST_ENDING = 60
_ADDRESSED = re.compile(r"(?:@|\bat\b)[^:]{0,80}>\s?:\s*$|^In message\b.{0,80}:$|\d{4}[^:]{0,60}>\s?:\s*$")
_OPENING = re.compile(
    r"(?:On|Am|Le|El|Em|Il|Den|Op|At|Quoting|Citat|In|W dniu|Dnia|Dana|Pe|Vào|2\d{3}年)\b"
    r"[^a-z]{0,3}.{0,40}(?:\d|[A-Z])|(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})\b|>{0,3}\s?Quoting "
)
# Archives turn a byte-order mark into a question mark.
_PADDING = " \t?\ufeff"
_LONGEST_LINE = 300
_MOST_LINES = 4


def take_attribution(lines: list[str]) -> list[str]:
    """Remove the attribution and what is empty below it from the end of lines; return them, [] if none."""
    last = len(lines) - 1
    while last >= 0 and last >= len(lines) - 3 and not lines[last].strip():
        last -= 1
    if last < 0 or not is_attribution(lines[last]):
        return []
    first = last
    if not _OPENING.match(lines[last].strip()):
        first = _first_line(lines, last)
    taken = lines[first:]
    del lines[first:]
    return taken


def is_attribution(line: str) -> bool:
    """Say whether line ends as an attribution does: with a word for writing, or an address and a colon."""
    line = line.strip()
    if not line or len(line) > _LONGEST_LINE:
        return False
    if _WROTE.search(line, max(0, len(line) - _LONGEST_ENDING)):
        return True
    if ":" not in line and "：" not in line:
        return False
    return bool(_WROTE_THIS.search(line) or (line[-1] == ":" and _ADDRESSED.search(line)))


def opens_attribution(line: str) -> bool:
    """Say whether line begins as an attribution does ("On Monday", "Am 3. Mai", "Le 4 juin")."""
    return bool(_OPENING.match(line.strip(_PADDING)[:_LONGEST_LINE]))


def reaches_attribution(lines: list[str], at: int) -> int:
    """Return where the attribution that opens at this line ends, 0 if it does not end as one."""
    for end in range(at + 1, min(at + _MOST_LINES, len(lines)) + 1):
        if not lines[end - 1].strip():
            return 0
        if is_attribution(lines[end - 1]):
            return end
    return 0


def _first_line(lines: list[str], last: int) -> int:
    """Return where an attribution that was wrapped over several lines begins."""
    for index in range(last - 1, max(-1, last - _MOST_LINES), -1):
        line = lines[index].strip()
        if not line or len(line) > _LONGEST_LINE:
            break
        if _OPENING.match(line):
            return index
    return last
