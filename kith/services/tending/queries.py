"""What pages read of what stands round a conversation; only of one its reader has been let into."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.base.kit.ids import is_key
from kith.base.kit.leaves import rows_on
from kith.base.kit.text import shown_words
from kith.services.conversations.access import closes_alone, tends_alone, tends_with_another
from kith.services.conversations.changes import Gone, moves_of
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.queries import thread_named
from kith.services.conversations.voices import wrote_unnamed_in
from kith.services.tending.models import Motion
from kith.services.tending.synopses import Summed, synopsis_of
from kith.services.tending.tags import Word, tags_of

_MOST = 20
_FIRST_WORDS, _FEW_WORDS = 160, 90
NUMBERED = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """What one member asks another to agree to. act: of Motion.Act."""

    key: str
    act: str
    by_id: int
    by: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a conversation, for everybody who may read it."""

    asked: tuple[Asked, ...] = ()
    moves: tuple[Gone, ...] = ()
    summed: Summed | None = None
    tags: tuple[Word, ...] = ()


def head_of(thread: int) -> Head:
    """Return what stands at the head of a thread (its id)."""
    return Head(
        asked=tuple(asked_of(thread)),
        moves=tuple(moves_of(thread)),
        summed=synopsis_of(thread),
        tags=tuple(tags_of(thread)),
    )


def asked_of(thread: int) -> list[Asked]:
    """Return what members ask others to agree to about a thread (its id), first come first."""
    rows = Motion.objects.filter(thread=thread, state=Motion.State.OPEN).order_by("at", "id")
    columns = ("key", "act", "by", "by__name", "why", "at")
    return [Asked(*row) for row in rows.values_list(*columns)[:_MOST]]


def motion_named(key: str, thread: Thread) -> Motion | None:
    """Return what was asked about this thread, by its key."""
    return Motion.objects.filter(key=key, thread=thread).first() if is_key(key) else None


POSTS = 50


def posts_to_choose(thread: Thread, page: int = 1) -> list[tuple[str, str, datetime, str]]:
    """Return a page of the replies in a thread that are in sight: key, author, when, first words; one more if
    more follow."""
    posts = Post.objects.filter(thread=thread, position__gt=1, hiding=None).order_by("position")
    rows = rows_on(posts.values_list("key", "author__name", "posted_at", "html"), page, POSTS)
    return [(key, author, at, shown_words(html)[:_FIRST_WORDS]) for key, author, at, html in rows]


def posts_by_number(thread: Thread) -> list[tuple[int, str, str, str]]:
    """Return the first posts in sight of a thread: number, key, author, first words."""
    posts = Post.objects.filter(thread=thread, hiding=None).order_by("position")
    rows = posts.values_list("position", "key", "author__name", "html")[:NUMBERED]
    return [(number, key, author, shown_words(html)[:_FEW_WORDS]) for number, key, author, html in rows]


def thread_at(address: str, person: Any, community: int) -> Thread | None:
    """Return the thread of a community (its id) whose address or key somebody typed, if they may read it."""
    typed = re.findall(r"[0-9a-z]{13}", address)
    found = thread_named(typed[-1], person) if typed else None
    return found if found is not None and found.community_id == community else None


def how_closes(person: Any, thread: Thread) -> str:
    """Return how this person may close a thread, or open it again, as `how_tends` does: whoever asked without
    their name may that alone."""
    return "alone" if closes_alone(person, thread) else how_tends(person, thread)


def bears_no_name(person: Any, thread: Thread) -> bool:
    """Say whether what this person does in a thread as the one who asked bears no name."""
    return wrote_unnamed_in(person, thread.pk)


def how_tends(person: Any, thread: Thread) -> str:
    """Return how this person may close, move or part a thread: "alone", "together", or "" for not at all:
    not where they wrote without their name, for it would bear that."""
    if wrote_unnamed_in(person, thread.pk):
        return ""
    if tends_alone(person, thread):
        return "alone"
    return "together" if tends_with_another(person, thread) else ""
