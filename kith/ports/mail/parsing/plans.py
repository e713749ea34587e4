"""Describes the threads that were found on a shelf, and says where each mail belongs."""

from array import array
from collections.abc import Iterable, Iterator
from typing import Any

from kith.base.kit.batches import batched
from kith.ports.mail.parsing.shelf import BATCH, Shelf, hashed

_PARENTS = """
UPDATE heads SET parent = coalesce((SELECT links.parent_id FROM links JOIN heads AS above
    ON above.hash = links.parent WHERE links.child = heads.hash AND above.thread = heads.thread
    ORDER BY links.rank LIMIT 1), '') WHERE hash IN (SELECT child FROM links)
"""
_THREADS = """
INSERT INTO threads (node, first, last, messages, stored)
SELECT thread, min(sent), max(sent), count(*), 0 FROM heads GROUP BY thread
"""
_OPENING = """
SELECT id, subject, about, parent FROM heads WHERE thread = ? ORDER BY sent, parent != '', hash LIMIT 1
"""
_MAIL = "SELECT id, subject, about, parent FROM heads WHERE hash = ?"
_PLACE = """
SELECT heads.id, threads.key, heads.parent, heads.by_subject FROM heads
JOIN threads ON threads.node = heads.thread WHERE heads.hash = ?
"""
_PLAN = "SELECT key, subject, about, first, last, messages, stored FROM threads "


def describe(shelf: Shelf, stored: dict[int, str]) -> None:
    """Find each mail's parent and describe every thread; stored: thread node -> key of a stored thread."""
    base = shelf.base
    base.execute(_PARENTS)
    base.execute("CREATE INDEX heads_thread ON heads (thread, sent)")
    base.execute(_THREADS)
    nodes = array("q", (row[0] for row in base.execute("SELECT node FROM threads")))
    for node in nodes:
        key, subject, about = _opening(shelf, node)
        base.execute(
            "UPDATE threads SET key = ?, subject = ?, about = ?, stored = ? WHERE node = ?",
            (stored.get(node, key), subject, about, node in stored, node),
        )
    base.execute("CREATE INDEX threads_key ON threads (key)")
    base.execute("CREATE INDEX threads_first ON threads (first, node)")


def counts(shelf: Shelf) -> tuple[int, int]:
    """Return the number of mails and of threads."""
    mails, threads = shelf.base.execute(
        "SELECT (SELECT count(*) FROM heads), (SELECT count(*) FROM threads)"
    ).fetchone()
    return int(mails), int(threads)


def places(shelf: Shelf, message_ids: Iterable[str]) -> Iterator[tuple[str, tuple[str, str, bool]]]:
    """Yield (id, (thread key, parent id, joined by subject)) of each id that is on the shelf."""
    for one in message_ids:
        for found, key, parent, by_subject in shelf.rows(_PLACE, hashed(one)):
            yield found, (key, parent, bool(by_subject))


def plans(shelf: Shelf, keys: Iterable[str] | None) -> Iterator[tuple[Any, ...]]:
    """Yield (key, subject, subject key, first, last, mails, stored) of these threads, or of all by time."""
    if keys is None:
        yield from shelf.rows(_PLAN + "ORDER BY first, node")
        return
    for batch in batched(keys, BATCH):
        for key in batch:
            yield from shelf.rows(_PLAN + "WHERE key = ?", key)


def _opening(shelf: Shelf, node: int) -> tuple[str, str, str]:
    """Return id, subject and subject key of the mail that opens a thread.

    That is the earliest, or what it answers: clocks go wrong, an answer may be dated before its question.
    """
    found = shelf.base.execute(_OPENING, (node,)).fetchone()
    seen = {found[0]}
    while found[3] and found[3] not in seen:
        seen.add(found[3])
        found = shelf.base.execute(_MAIL, (hashed(found[3]),)).fetchone()
    return str(found[0]), str(found[1]), str(found[2])
