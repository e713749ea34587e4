"""What was done to a conversation as a whole, as its page tells it: who, when and why."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from kith.services.conversations.models import Move, ThreadTransition


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a thread. second: the other of two members who did it together, or ""."""

    by: str
    second: str
    at: datetime
    why: str


def closing_of(thread: int) -> Change | None:
    """Return how a thread (its id) was closed, the last time."""
    rows = ThreadTransition.objects.filter(thread=thread, state=ThreadTransition.CLOSED)
    row = rows.order_by("-at", "-id").values_list("by__name", "second__name", "at", "why").first()
    return Change(row[0] or "", row[1] or "", *row[2:]) if row else None


@dataclass(frozen=True, slots=True)
class Gone:
    """A move of a thread, or of posts of it. what: "moved", "joined", "split" for where posts came to, "left"
    for where they went from. other: the key of the conversation at the other end of a split, or ""."""

    what: str
    by: str
    second: str
    at: datetime
    why: str
    count: int
    other: str = ""


_MOST = 10


def moves_of(thread: int) -> list[Gone]:
    """Return how a thread (its id) and posts of it moved, oldest first; the newest ten. What was put back
    together says nothing any more."""
    rows = Move.objects.filter(Q(thread=thread) | Q(other=thread)).exclude(other=F("thread"))
    rows = rows.order_by("-at", "-id")
    rows = rows.select_related("by", "second", "thread", "other")[:_MOST]
    return [_gone(row, thread) for row in reversed(rows)]


def _gone(row: Move, thread: int) -> Gone:
    left = row.thread_id != thread
    end = row.thread if left else row.other
    return Gone(
        "left" if left else row.what,
        row.by.name if row.by else "",
        row.second.name if row.second else "",
        row.at,
        row.why,
        row.count,
        end.key if end else "",
    )


def narrowings_of(thread: int, audience: int) -> list[tuple[datetime, str, str]]:
    """Return when a thread (its id) moved to other readers, and who read it until then: the level of their
    audience, and the name of their group."""
    rows = Move.objects.filter(thread=thread, what=Move.What.MOVED).order_by("at", "id")
    rows = rows.values_list("at", "was_audience", "was_audience__level", "was_audience__group__name")
    each = list(rows)
    after = [*(was for _at, was, _level, _group in each[1:]), audience][: len(each)]
    changed = zip(each, after, strict=True)
    return [(at, level, group or "") for (at, was, level, group), then in changed if was != then]
