"""Laying posts out anew, where some are split off or two threads become one; reading positions follow."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from django.db.models import F, Max

from kith.services.conversations.models import Post, ReadingPosition, Thread

_SLICE = 200


def in_order(*threads: Thread) -> list[Post]:
    """Lock the posts of locked threads, and return what laying them out needs, by thread and position."""
    posts = Post.objects.select_for_update(of=("self",)).filter(thread__in=threads)
    return list(posts.order_by("thread", "position").only("id", "key", "thread", "position", "posted_at"))


def lay_out(threads: Iterable[Thread], *laid: tuple[Thread, Sequence[Post]]) -> None:
    """Give posts of these locked threads their places: in each thread from 1 on, in the order given.

    In two steps: no two posts of a thread may hold one position, not even for a moment.
    """
    there = Post.objects.filter(thread__in=list(threads))
    top = (there.aggregate(last=Max("position"))["last"] or 0) + sum(len(posts) for _thread, posts in laid)
    there.update(position=F("position") + top)
    for thread, posts in laid:
        for position, post in enumerate(posts, start=1):
            post.thread, post.position = thread, position
        Post.objects.bulk_update(posts, ["thread", "position"], batch_size=_SLICE)


def part_places(old: Thread, new: Thread, stayed: Sequence[int], went: Sequence[int]) -> None:
    """Keep how far each person read where some posts went to a new thread.

    stayed, went: the positions that the posts of each had before.
    """
    kept = list(ReadingPosition.objects.select_for_update().filter(thread=old))
    there = []
    for row in kept:
        reached = bisect_right(went, row.position)
        if reached:
            there.append(_place(new, row, reached))
        row.position = bisect_right(stayed, row.position)
    ReadingPosition.objects.bulk_update(kept, ["position"], batch_size=_SLICE)
    ReadingPosition.objects.bulk_create(there, batch_size=_SLICE)


def join_places(old: Thread, into: Thread, laid: Sequence[tuple[int, int]]) -> None:
    """Keep how far each person read where two threads become one: up to the first post they have not read.

    laid: for each post in its new order, the thread it was in (its id) and the position it had there.
    """
    rows = list(ReadingPosition.objects.select_for_update().filter(thread__in=[old, into]))
    read: dict[int, dict[int, int]] = {}
    for row in rows:
        read.setdefault(row.person_id, {})[row.thread_id] = row.position
    staying = {row.person_id: row for row in rows if row.thread_id == into.pk}
    coming = {row.person_id: row for row in rows if row.thread_id == old.pk}
    for person, row in staying.items():
        row.position = _read_through(laid, read[person])
    there = [
        _place(into, row, _read_through(laid, read[person]))
        for person, row in coming.items()
        if person not in staying
    ]
    ReadingPosition.objects.bulk_update(staying.values(), ["position"], batch_size=_SLICE)
    ReadingPosition.objects.filter(thread=old).delete()
    ReadingPosition.objects.bulk_create(there, batch_size=_SLICE)


def _read_through(laid: Sequence[tuple[int, int]], read: dict[int, int]) -> int:
    through = 0
    for thread, position in laid:
        if position > read.get(thread, 0):
            break
        through += 1
    return through


def _place(thread: Thread, row: ReadingPosition, position: int) -> ReadingPosition:
    return ReadingPosition(
        community_id=thread.community_id,
        person_id=row.person_id,
        thread=thread,
        position=position,
        at=row.at,
    )
