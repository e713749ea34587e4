"""Taking in a batch of posts from elsewhere: the limits of posting hold, nobody is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.db import models, transaction
from django.db.models import Exists, OuterRef

from kith.base.kit import ledger
from kith.base.kit.ledger import Happening, kind_of
from kith.base.kit.rows import insert
from kith.base.kit.text import RENDERER_VERSION
from kith.services.conversations.actions.counting import count_again, last_hidden
from kith.services.conversations.actions.ordering import lay_out
from kith.services.conversations.actions.replying import MAX_MINUTES
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.models.post import MAX_SOURCE


@dataclass(frozen=True, slots=True)
class Arrival:
    """A post that was written elsewhere, rendered already.

    thread: id of the thread it belongs to, or None to open one called `title`, or the index in this
    batch of the arrival that opens its thread, as ("batch", index). reply_to: id of a post, or None.
    author: person id. minutes: to read it. attachments: dicts with name, type, bytes.
    """

    thread: int | tuple[str, int] | None
    title: str
    author: int
    source: str
    html: str
    posted_at: datetime
    minutes: int
    format: str = Post.Format.MAIL
    attachments: tuple[dict, ...] = ()
    reply_to: int | None = None


def take_in(host: models.Model, arrivals: Sequence[Arrival]) -> list[tuple[int, int]]:
    """Write a batch under a host inside the caller's transaction; returns (thread id, post id) for each.

    The caller has checked who imports, and keeps what is needed to recognise the batch a second time
    in the same transaction. Raises TransactionManagementError outside one, ValueError for too long a post.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "A batch comes in inside one transaction, or not at all."
        )
    too_long = [arrival.title for arrival in arrivals if len(arrival.source) > MAX_SOURCE]
    if too_long:
        raise ValueError(f"A post of {too_long[0]!r} is longer than a post can be.")
    threads = _threads_of(host, arrivals)
    positions = [_counted(thread, arrival) for thread, arrival in zip(threads, arrivals, strict=True)]
    _save({id(thread): thread for thread in threads}.values())
    posts = _write_posts(host, arrivals, threads, positions)
    put_in_order({thread.pk for thread in threads})
    ledger.record(*map(_happening, arrivals, threads, positions, posts))
    return [(thread.pk, post) for thread, post in zip(threads, posts, strict=True)]


def put_in_order(thread_ids: Iterable[int]) -> int:
    """Renumber the posts of threads whose mail came out of order; returns how many threads changed."""
    following = Post.objects.filter(thread=OuterRef("thread"), position=OuterRef("position") + 1)
    earlier = following.filter(posted_at__lt=OuterRef("posted_at"))
    wrong = Post.objects.filter(Exists(earlier), thread__in=thread_ids).values_list("thread", flat=True)
    return sum(_reorder(pk) for pk in set(wrong))


def _threads_of(host: models.Model, arrivals: Sequence[Arrival]) -> list[Thread]:
    """Return the thread of each arrival, one object for each thread; those that open here are not saved."""
    ids = {arrival.thread for arrival in arrivals if isinstance(arrival.thread, int)}
    known = {thread.pk: thread for thread in Thread.objects.select_for_update().filter(pk__in=ids)}
    for pk, last in last_hidden(ids).items():
        known[pk].post_count = max(known[pk].post_count, last)
    found: list[Thread] = []
    for arrival in arrivals:
        if arrival.thread is None:
            found.append(_opened(host, arrival))
        elif isinstance(arrival.thread, tuple):
            found.append(found[arrival.thread[1]])
        else:
            found.append(known[arrival.thread])
    return found


def _opened(host: models.Model, arrival: Arrival) -> Thread:
    return Thread(
        community_id=host.community_id,
        audience_id=host.audience_id,
        host_kind=kind_of(host),
        host_id=host.pk,
        title=arrival.title,
        started_by_id=arrival.author,
        started_at=arrival.posted_at,
        last_post_at=arrival.posted_at,
        last_post_by_id=arrival.author,
        minutes=0,
        version=0,
    )


def _counted(thread: Thread, arrival: Arrival) -> int:
    """Count an arrival in with its thread; returns its position."""
    thread.post_count += 1
    thread.version += 1
    thread.minutes = min(thread.minutes + arrival.minutes, MAX_MINUTES)
    if arrival.posted_at >= thread.last_post_at:
        thread.last_post_at, thread.last_post_by_id = arrival.posted_at, arrival.author
    if thread.first_reply_at is None and arrival.author != thread.started_by_id:
        thread.first_reply_at = arrival.posted_at
    return thread.post_count


_POST = (
    "community_id", "thread_id", "position", "author_id", "reply_to_id", "source", "format", "html",
    "renderer", "attachments", "posted_at",
)  # fmt: skip


def _write_posts(
    host: models.Model, arrivals: Sequence[Arrival], threads: list[Thread], positions: list[int]
) -> list[int]:
    community = host.community_id
    return insert(
        Post,
        _POST,
        (
            (
                community,
                thread.pk,
                position,
                arrival.author,
                arrival.reply_to,
                arrival.source,
                arrival.format,
                arrival.html,
                RENDERER_VERSION,
                list(arrival.attachments),
                arrival.posted_at,
            )
            for arrival, thread, position in zip(arrivals, threads, positions, strict=True)
        ),
    )


_OPENED = (
    "community_id", "audience_id", "host_kind", "host_id", "title", "started_by_id", "started_at",
    "last_post_at", "last_post_by_id", "first_reply_at", "post_count", "minutes", "version",
)  # fmt: skip
_COUNTED = ("post_count", "version", "minutes", "last_post_at", "last_post_by", "first_reply_at")


def _save(threads: Iterable[Thread]) -> None:
    threads = list(threads)
    opened = [thread for thread in threads if thread.pk is None]
    _save_counts([thread for thread in threads if thread.pk is not None])
    ids = insert(Thread, _OPENED, map(attrgetter(*_OPENED), opened))
    for thread, pk in zip(opened, ids, strict=True):
        thread.pk = pk


def _save_counts(threads: Sequence[Thread]) -> None:
    # One prepared statement for all: a bulk_update of this many CASEs costs more than rendering the mails.
    fields = [Thread._meta.get_field(name) for name in _COUNTED]
    columns = ", ".join(f"{field.column} = %s" for field in fields)
    connection = transaction.get_connection()
    rows = [
        [*(field.get_db_prep_save(getattr(thread, field.attname), connection) for field in fields), thread.pk]
        for thread in threads
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {Thread._meta.db_table} SET {columns} WHERE id = %s", rows)  # noqa: S608


def _happening(arrival: Arrival, thread: Thread, position: int, post: int) -> Happening:
    opens = position == 1
    return Happening(
        verb="conversations.started" if opens else "conversations.replied",
        by=arrival.author,
        subject=(kind_of(Thread), thread.pk) if opens else (kind_of(Post), post),
        community=thread.community_id,
        audience=thread.audience_id,
        at=arrival.posted_at,
        imported=True,
    )


@transaction.atomic
def _reorder(thread_id: int) -> bool:
    thread = Thread.objects.select_for_update().get(pk=thread_id)
    posts = list(
        Post.objects.filter(thread=thread).order_by("position").only("id", "position", "posted_at", "author")
    )
    ordered = sorted(posts, key=lambda post: (post.posted_at, post.position))
    if ordered == posts:
        return False
    lay_out([thread], (thread, ordered))
    first = ordered[0]
    thread.started_by_id, thread.started_at = first.author_id, first.posted_at
    replies = [post.posted_at for post in ordered if post.author_id != first.author_id]
    thread.first_reply_at = min(replies, default=None)
    thread.version += 1
    if last_hidden([thread.pk]):
        count_again(thread)
    thread.save()
    return True
