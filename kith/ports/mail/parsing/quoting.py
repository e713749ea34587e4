"""Finds which earlier mail a mail quotes, where nothing else says what it answers.

Only long lines are compared, as they were sent, but for white space. A mail quotes another if several of its
lines marked with ">" stand in that conversation as somebody else's own, and hardly any in a third: a quoted
digest holds several conversations, and answers one of them at most. The numbers were found by reading every
join in three lists (docs/import-review.md).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import groupby, islice

WINDOW = 60 * 24 * 3600
FEWEST_LINES = 4
MANY_TIMES = 5
_MOST_OWN = 100
_MOST_QUOTED = 300
_OWN = re.compile(rb"^(?![ \t]{0,3}>)([^\n]{40,400})$", re.MULTILINE)
_QUOTED = re.compile(rb"^[ \t]{0,3}>[> \t]{0,20}([^>\s][^\n]{39,400})$", re.MULTILINE)

# (what quotes, what is quoted, number of the line, whether one author wrote both)
Match = tuple[int, int, int, int]


def lines_of(body: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return numbers that stand for a body's long lines, its own and the quoted."""
    marked = _QUOTED.finditer(body) if b">" in body else iter(())
    return _numbers(_OWN.finditer(body), _MOST_OWN), _numbers(marked, _MOST_QUOTED)


def quoted(matches: Iterable[Match], root: Callable[[int], int]) -> Iterator[tuple[int, int]]:
    """Yield (what quotes, what it quotes) where that is sure; matches: grouped by what quotes."""
    for here, group in groupby(matches, lambda match: match[0]):
        in_threads: dict[int, set[int]] = {}
        in_mails: dict[int, set[int]] = {}
        for _here, above, line, is_own in group:
            in_threads.setdefault(root(above), set()).add(line)
            if not is_own:
                in_mails.setdefault(above, set()).add(line)
        best = max(in_threads, key=lambda one: (len(in_threads[one]), one))
        elsewhere = sum(map(len, in_threads.values())) - len(in_threads[best])
        mails = {above: lines for above, lines in in_mails.items() if root(above) == best}
        if len(set().union(*mails.values())) >= FEWEST_LINES + (MANY_TIMES - 1) * elsewhere:
            yield here, max(mails, key=lambda one: (len(mails[one]), one))


def _numbers(lines: Iterator[re.Match[bytes]], most: int) -> tuple[int, ...]:
    return tuple({_number(line[1].translate(None, b" \t\r")) for line in islice(lines, most)})


def _number(line: bytes) -> int:
    # Not hash(): heads come from several processes, and each has a hash of its own.
    return int.from_bytes(blake2b(line, digest_size=8).digest(), "big") >> 1
