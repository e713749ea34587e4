"""What pages read of letters; always for one of the two. Introductions: introductions.py."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery
from django.utils.text import Truncator

from kith.base.kit.ledger import kind_of
from kith.base.kit.text import searchable_text
from kith.members.people.models import Person
from kith.members.people.queries import Face, faces
from kith.rooms.letters.access import Standing, exchanges_visible_to, standing
from kith.rooms.letters.models import Exchange, Stop
from kith.services.conversations import queries as conversations
from kith.services.conversations.access import posts_visible_to, threads_visible_to
from kith.services.conversations.models import Post, ReadingPosition, Thread

COUNT = 30
_WORDS = 24
_KIND = kind_of(Exchange)


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody one writes with, as the list shows them: the last words, whose, and whether they are new."""

    key: str
    face: Face
    words: str
    by: int
    at: datetime
    is_new: bool
    is_stopped: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation between two, as one of them reads it. read: how far they got; 0 for not at all."""

    exchange: Exchange
    thread: Thread
    whom: Face
    standing: Standing
    read: int


def exchange_between(one: Any, other: Any) -> Exchange | None:
    """Return the exchange of these two people, if they have one. For actions; pages ask `talk_with`."""
    return Exchange.objects.between(one, other).select_related("audience", "community").first()


def thread_of(exchange: Exchange) -> Thread:
    """Return the thread of an exchange."""
    return Thread.objects.hanging_on(exchange).get()


def address_between(viewer: Any, person: Person) -> str | None:
    """Return the key of the thread in which the viewer writes with somebody, or None before there is one."""
    mine = exchanges_visible_to(viewer).between(viewer, person)
    return _threads(viewer).filter(host_id__in=mine.values("pk")).values_list("key", flat=True).first()


def threads_between(viewer: Any, people: Iterable[int]) -> dict[int, str]:
    """Return {id of whom the viewer writes with: key of their thread}, of these people."""
    among = Q(one__in=list(people)) | Q(other__in=list(people))
    pairs = list(exchanges_visible_to(viewer).of(viewer).filter(among))
    keys = dict(
        _threads(viewer).filter(host_id__in=[pair.pk for pair in pairs]).values_list("host_id", "key")
    )
    return {pair.whom(viewer): keys[pair.pk] for pair in pairs if pair.pk in keys}


def talk(viewer: Any, key: str) -> Talk | None:
    """Return the conversation with this key as the viewer reads it, or None if it is not theirs."""
    thread = conversations.thread_named(key, viewer)
    if thread is None or thread.host_kind != _KIND:
        return None
    exchange = exchanges_visible_to(viewer).of(viewer).filter(pk=thread.host_id).first()
    if exchange is None:
        return None
    whom = exchange.whom(viewer)
    read = ReadingPosition.objects.filter(thread=thread, person=viewer.pk).values_list("position", flat=True)
    return Talk(exchange, thread, faces([whom])[whom], standing(viewer, exchange), read.first() or 0)


def post_in(viewer: Any, found: Talk, key: str) -> Post | None:
    """Return the post with this key in a conversation of the viewer's, or None."""
    post = conversations.post_named(key, viewer)
    return post if post is not None and post.thread_id == found.thread.pk else None


def lines(viewer: Any, page: int = 1) -> list[Line]:
    """Return a page of those the viewer writes with, last spoken first; one more if more follow."""
    start = (page - 1) * COUNT
    threads = list(_with_last_words(viewer)[start : start + COUNT + 1])
    pairs = {
        one.pk: one for one in exchanges_visible_to(viewer).filter(pk__in=[row["host_id"] for row in threads])
    }
    shown = faces(one.whom(viewer) for one in pairs.values())
    stopped = set(Stop.objects.filter(exchange__in=list(pairs)).values_list("exchange", flat=True))
    return [
        _line(row, shown[pairs[row["host_id"]].whom(viewer)], viewer.pk, row["host_id"] in stopped)
        for row in threads
        if row["host_id"] in pairs
    ]


def _with_last_words(viewer: Any) -> Any:
    newest = posts_visible_to(viewer).filter(thread=OuterRef("pk")).order_by("-position")
    read = ReadingPosition.objects.filter(thread=OuterRef("pk"), person=viewer.pk)
    rows = _threads(viewer).annotate(
        source=Subquery(newest.values("source")[:1]),
        written_as=Subquery(newest.values("format")[:1]),
        said_by=Subquery(newest.values("author")[:1]),
        read=Subquery(read.values("position")[:1]),
        reaches=F("post_count"),
        at=F("last_post_at"),
    )
    wanted = ("key", "host_id", "source", "written_as", "said_by", "read", "reaches", "at")
    return rows.order_by("-last_post_at", "-id").values(*wanted)


def _line(row: dict, face: Face, viewer: int, is_stopped: bool) -> Line:
    words = searchable_text(row["source"] or "", row["written_as"] or Post.Format.MARKDOWN)
    is_new = row["said_by"] not in (None, viewer) and (row["read"] or 0) < row["reaches"]
    return Line(
        key=row["key"],
        face=face,
        words=Truncator(" ".join(words.split())).words(_WORDS),
        by=row["said_by"] or 0,
        at=row["at"],
        is_new=is_new,
        is_stopped=is_stopped,
    )


def _threads(viewer: Any) -> Any:
    mine = exchanges_visible_to(viewer).of(viewer)
    return threads_visible_to(viewer).filter(host_kind=_KIND, host_id__in=mine.values("pk"))
