"""What a conversation asks of its reader: minutes, and where to go. Every ask says its price."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from math import ceil

from django.urls import reverse

from kith.services.conversations.queries import Line

TO_WRITE = 2  # minutes an answer takes to write, beside reading the question
TO_GREET = 2
MOST = 10  # minutes anyone is asked for at once; a longer read is begun, not finished


@dataclass(frozen=True, slots=True)
class Ask:
    """A conversation as a home page offers it.

    is_long: reading it all would take longer than MOST. is_fresh: drawn over with the highlighter.
    """

    minutes: int
    line: Line
    href: str
    is_long: bool = False
    is_fresh: bool = False


def to_answer(line: Line, since: datetime | None = None) -> Ask:
    """Return the ask of answering a question, reading it included.

    since: what was asked later than that, and not opened yet, is fresh.
    """
    return Ask(min(line.minutes + TO_WRITE, MOST), line, _href(line), is_fresh=_is_fresh(line, since))


def to_read(line: Line, since: datetime | None = None) -> Ask:
    """Return the ask of reading what is new in a conversation to its reader, or all of it."""
    part = line.new_posts / line.post_count if line.new_posts and line.post_count else 1
    minutes = max(ceil(line.minutes * part), 1)
    return Ask(min(minutes, MOST), line, _href(line), minutes > MOST, _is_fresh(line, since))


def _is_fresh(line: Line, since: datetime | None) -> bool:
    return since is not None and line.position is None and line.started_at > since


def _href(line: Line) -> str:
    where = _conversation(line.slug, line.key)
    return f"{where}#new" if line.new_posts else where


@lru_cache(maxsize=5_000)
def _conversation(slug: str, key: str) -> str:
    return reverse("forums:conversation", args=[slug, key])
