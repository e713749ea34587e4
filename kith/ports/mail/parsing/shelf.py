"""Keeps the heads of an archive in a temporary SQLite file while its threads are planned."""

import sqlite3
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from kith.ports.mail.parsing.heads import Head
from kith.ports.mail.parsing.subjects import subject_key

BATCH = 500
_MOST_PARENTS = 30
_SCHEMA = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-8000; PRAGMA temp_store=FILE;
CREATE TABLE heads (hash INTEGER PRIMARY KEY, number INTEGER, id TEXT, sent INTEGER, subject TEXT, about TEXT,
    author TEXT, marked INTEGER, quotes INTEGER, thread INTEGER, parent TEXT DEFAULT '', by_subject INTEGER DEFAULT 0);
CREATE TABLE links (child INTEGER, rank INTEGER, parent INTEGER, parent_id TEXT, PRIMARY KEY (child, rank))
    WITHOUT ROWID;
CREATE TABLE nodes (node INTEGER PRIMARY KEY, hash INTEGER UNIQUE);
CREATE TABLE threads (node INTEGER PRIMARY KEY, key TEXT, subject TEXT, about TEXT, first INTEGER, last INTEGER,
    messages INTEGER, stored INTEGER);
"""
_Item = TypeVar("_Item")


class Shelf:
    """Heads, and the links between them, on disk. Nodes are mails and ids that are only mentioned."""

    def __init__(self, folder: str | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kith-threads-", dir=folder)
        self.base = sqlite3.connect(Path(self._folder.name) / "heads.sqlite3", isolation_level=None)
        self.base.executescript(_SCHEMA)
        self.base.execute("BEGIN")
        self._number = 0

    def close(self) -> None:
        """Close and remove the temporary file."""
        self.base.close()
        self._folder.cleanup()

    def add(self, head: Head) -> bool:
        """Store a head; False if its id is there already."""
        self._number += 1
        child = hashed(head.message_id)
        done = self.base.execute(
            "INSERT OR IGNORE INTO heads (hash, number, id, sent, subject, about, author, marked, quotes) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                child,
                self._number,
                head.message_id,
                int(head.sent_at.timestamp()),
                head.subject,
                subject_key(head.subject),
                head.author,
                head.has_reply_mark,
                head.quotes,
            ),  # fmt: skip
        )
        if not done.rowcount:
            return False
        rows = [(child, rank, hashed(one), one) for rank, one in enumerate(head.parents[:_MOST_PARENTS])]
        if rows:
            self.base.executemany("INSERT INTO links VALUES (?, ?, ?, ?)", rows)
        return True

    def number_nodes(self) -> int:
        """Give every id, of a mail or only mentioned, a number from 0; return how many there are."""
        self.base.execute(
            "INSERT INTO nodes (node, hash) SELECT row_number() OVER (ORDER BY hash) - 1, hash "
            "FROM (SELECT hash FROM heads UNION SELECT parent FROM links)"
        )
        return int(self.base.execute("SELECT count(*) FROM nodes").fetchone()[0])

    def rows(self, statement: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a statement."""
        return iter(self.base.execute(statement, values))

    def assign(self, threads: Iterable[tuple[int, int, bool]]) -> None:
        """Store (hash, thread node, joined by subject) for mails."""
        self.base.executemany("UPDATE heads SET thread = ?2, by_subject = ?3 WHERE hash = ?1", threads)

    def finish(self, stored: dict[int, str]) -> None:
        """Find each mail's parent and describe every thread; stored: thread node -> key of a stored thread."""
        self.base.execute(
            "UPDATE heads SET parent = coalesce((SELECT links.parent_id FROM links JOIN heads AS above "
            "ON above.hash = links.parent WHERE links.child = heads.hash AND above.thread = heads.thread "
            "ORDER BY links.rank LIMIT 1), '') WHERE hash IN (SELECT child FROM links)"
        )
        self.base.execute("CREATE INDEX heads_thread ON heads (thread, sent, number)")
        self.base.execute(
            "INSERT INTO threads (node, first, last, messages, stored) "
            "SELECT thread, min(sent), max(sent), count(*), 0 FROM heads GROUP BY thread"
        )
        nodes = array("q", (row[0] for row in self.rows("SELECT node FROM threads")))
        for node in nodes:
            key, subject, about = self._opening(node)
            self.base.execute(
                "UPDATE threads SET key = ?, subject = ?, about = ?, stored = ? WHERE node = ?",
                (stored.get(node, key), subject, about, node in stored, node),
            )
        self.base.execute("CREATE INDEX threads_key ON threads (key)")

    def counts(self) -> tuple[int, int]:
        """Return the number of mails and of threads."""
        return next(self.rows("SELECT (SELECT count(*) FROM heads), (SELECT count(*) FROM threads)"))  # type: ignore[return-value]

    def places(self, message_ids: Iterable[str]) -> Iterator[tuple[str, tuple[str, str, bool]]]:
        """Yield (id, (thread key, parent id, joined by subject))."""
        for batch in batched(message_ids):
            marks = ",".join("?" * len(batch))
            for one, key, parent, by_subject in self.rows(
                "SELECT heads.id, threads.key, heads.parent, heads.by_subject FROM heads "
                f"JOIN threads ON threads.node = heads.thread WHERE heads.hash IN ({marks})",
                *map(hashed, batch),
            ):
                yield one, (key, parent, bool(by_subject))

    def threads(self, keys: Iterable[str] | None) -> Iterator[tuple[Any, ...]]:
        """Yield (key, subject, subject key, first, last, mails, stored) of threads, first mail first."""
        columns = "SELECT key, subject, about, first, last, messages, stored FROM threads "
        if keys is None:
            yield from self.rows(columns + "ORDER BY first, node")
            return
        for batch in batched(keys):
            marks = ",".join("?" * len(batch))
            yield from self.rows(columns + f"WHERE key IN ({marks}) ORDER BY first, node", *batch)

    def _opening(self, node: int) -> tuple[str, str, str]:
        """Return id, subject and subject key of the mail that opens a thread.

        That is the earliest, or what it answers: clocks go wrong, an answer may be dated before its question.
        """
        columns = "SELECT id, subject, about, parent FROM heads "
        first = self.base.execute(
            columns + "WHERE thread = ? ORDER BY sent, number LIMIT 1", (node,)
        ).fetchone()
        seen = {first[0]}
        while first[3] and first[3] not in seen:
            seen.add(first[3])
            first = self.base.execute(columns + "WHERE hash = ?", (hashed(first[3]),)).fetchone()
        return str(first[0]), str(first[1]), str(first[2])


def hashed(message_id: str) -> int:
    """Return 63 bits that stand for an id."""
    return int.from_bytes(blake2b(message_id.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1


def batched(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Yield items in lists of at most BATCH."""
    source = iter(items)
    while batch := list(islice(source, BATCH)):
        yield batch
