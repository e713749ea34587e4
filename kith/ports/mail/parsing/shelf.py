"""Keeps the heads of an archive in a temporary SQLite file while its threads are planned."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from kith.base.kit.batches import batched
from kith.ports.mail.parsing.heads import Head
from kith.ports.mail.parsing.quoting import Match
from kith.ports.mail.parsing.subjects import subject_key

BATCH = 500
_MOST_PARENTS = 30
_SCHEMA = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-8000; PRAGMA temp_store=FILE;
CREATE TABLE heads (hash INTEGER PRIMARY KEY, id TEXT, sent INTEGER, subject TEXT, about TEXT,
    author TEXT, marked INTEGER, quotes INTEGER, tied INTEGER, thread INTEGER, parent TEXT DEFAULT '',
    by_subject INTEGER DEFAULT 0);
CREATE TABLE links (child INTEGER, rank INTEGER, parent INTEGER, parent_id TEXT, PRIMARY KEY (child, rank))
    WITHOUT ROWID;
CREATE TABLE nodes (node INTEGER PRIMARY KEY, hash INTEGER UNIQUE);
CREATE TABLE said (line INTEGER, hash INTEGER);
CREATE TABLE cited (line INTEGER, hash INTEGER);
CREATE TABLE threads (node INTEGER PRIMARY KEY, key TEXT, subject TEXT, about TEXT,
    first INTEGER, last INTEGER, messages INTEGER, stored INTEGER);
"""
_NUMBERING = """
INSERT INTO nodes (node, hash) SELECT row_number() OVER (ORDER BY hash) - 1, hash
FROM (SELECT hash FROM heads UNION SELECT parent FROM links)
"""
_NEW_TOPICS = """
SELECT links.child, here.about, above.about, min(links.rank) FROM heads AS here
JOIN links ON links.child = here.hash JOIN heads AS above ON above.hash = links.parent
WHERE NOT here.marked AND NOT here.quotes AND here.about != '' AND above.about NOT IN ('', here.about)
GROUP BY links.child
"""
_LINKS = """
SELECT below.node, up.node FROM links JOIN nodes AS below ON below.hash = links.child
JOIN nodes AS up ON up.hash = links.parent ORDER BY links.rank, links.child
"""
_IDS = """
SELECT nodes.node, found.id
FROM (SELECT hash, id FROM heads UNION SELECT parent, parent_id FROM links) AS found
JOIN nodes ON nodes.hash = found.hash
"""
_BY_TIME = """
SELECT nodes.node, sent, about, marked OR quotes OR tied FROM heads JOIN nodes ON nodes.hash = heads.hash
WHERE about != '' ORDER BY sent, marked OR quotes OR tied, heads.hash
"""
# What many wrote is a list's footer, a greeting, a program's output: nobody's words.
_COMMON = "DELETE FROM said WHERE line IN (SELECT line FROM said GROUP BY line HAVING count(*) > 5)"
_QUOTED = """
SELECT below.node, up.node, cited.line, here.author = above.author FROM cited
JOIN said ON said.line = cited.line AND said.hash != cited.hash
JOIN heads AS here ON here.hash = cited.hash JOIN heads AS above ON above.hash = said.hash
JOIN nodes AS below ON below.hash = here.hash JOIN nodes AS up ON up.hash = above.hash
WHERE above.sent BETWEEN here.sent - ? AND here.sent
    AND here.hash NOT IN (SELECT child FROM links JOIN heads ON heads.hash = links.parent)
ORDER BY here.sent, here.hash
"""
_MAILS_BY_TIME = """
SELECT nodes.node FROM nodes JOIN heads ON heads.hash = nodes.hash
ORDER BY sent, marked OR quotes OR tied, heads.hash
"""


class Shelf:
    """Heads and the links between them, on disk. Nodes are mails, and ids that are only mentioned."""

    def __init__(self, folder: str | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kith-threads-", dir=folder)
        self.base = sqlite3.connect(Path(self._folder.name) / "heads.sqlite3", isolation_level=None)
        self.base.executescript(_SCHEMA)
        self.base.execute("BEGIN")

    def close(self) -> None:
        """Close and remove the temporary file."""
        self.base.close()
        self._folder.cleanup()

    def add(self, head: Head) -> bool:
        """Store a head; False if its id is there already."""
        child = hashed(head.message_id)
        values = (
            (child, head.message_id, int(head.sent_at.timestamp()), head.subject)
            + (subject_key(head.subject), head.author, head.has_reply_mark, head.quotes, bool(head.parents))
        )  # fmt: skip
        done = self.base.execute(
            "INSERT OR IGNORE INTO heads (hash, id, sent, subject, about, author, marked, quotes, tied) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        if not done.rowcount:
            return False
        rows = [(child, rank, hashed(one), one) for rank, one in enumerate(head.parents[:_MOST_PARENTS])]
        if rows:
            self.base.executemany("INSERT INTO links VALUES (?, ?, ?, ?)", rows)
        self.base.executemany("INSERT INTO said VALUES (?, ?)", [(line, child) for line in head.own_lines])
        self.base.executemany(
            "INSERT INTO cited VALUES (?, ?)", [(line, child) for line in head.quoted_lines]
        )
        return True

    def number_nodes(self) -> int:
        """Give every id, of a mail or only mentioned, a number from 0; return how many there are."""
        self.base.execute(_NUMBERING)
        return int(self.base.execute("SELECT count(*) FROM nodes").fetchone()[0])

    def marked_answers(self) -> tuple[int, int]:
        """Return how many mails name what they answer, and how many of these bear a reply mark."""
        row = self.base.execute("SELECT count(*), coalesce(sum(marked), 0) FROM heads WHERE tied").fetchone()
        return int(row[0]), int(row[1])

    def other_topics(self) -> Iterator[tuple[int, str, str]]:
        """Yield (hash, subject key, subject key of what it answers) of unmarked mails that quote nothing."""
        for child, here, above, _rank in self.base.execute(_NEW_TOPICS):
            yield child, here, above

    def untie(self, children: Iterable[int]) -> None:
        """Forget what these mails say they answer."""
        rows = [(child,) for child in children]
        self.base.executemany("DELETE FROM links WHERE child = ?", rows)
        self.base.executemany("UPDATE heads SET tied = 0 WHERE hash = ?", rows)

    def links(self) -> Iterator[tuple[int, int]]:
        """Yield (child, parent) nodes; the nearest parents of all mails first."""
        return self.base.execute(_LINKS)

    def ids(self) -> Iterator[tuple[int, str]]:
        """Yield (node, id) of every mail and of every id only mentioned."""
        return self.base.execute(_IDS)

    def by_time(self) -> Iterator[tuple[int, int, str, int]]:
        """Yield (node, moment, subject key, looks like an answer) of mails with a subject, oldest first."""
        return self.base.execute(_BY_TIME)

    def mails_by_time(self) -> Iterator[tuple[int]]:
        """Yield the node of every mail, oldest first."""
        return self.base.execute(_MAILS_BY_TIME)

    def quoted(self, within: int) -> Iterator[Match]:
        """Yield each line that a mail quotes from one at most so many seconds older, oldest mail first."""
        self.base.execute(_COMMON)
        self.base.execute("CREATE INDEX said_line ON said (line, hash)")
        return self.base.execute(_QUOTED, (within,))

    def subject_keys(self) -> Iterator[tuple[str]]:
        """Yield every subject key, each once."""
        return self.base.execute("SELECT DISTINCT about FROM heads WHERE about != ''")

    def nodes_of_mails(self) -> Iterator[tuple[int, int]]:
        """Yield (hash, node) of every mail."""
        return self.base.execute(
            "SELECT heads.hash, nodes.node FROM nodes JOIN heads ON heads.hash = nodes.hash"
        )

    def assign(self, threads: Iterable[tuple[int, int, bool]]) -> None:
        """Store (hash, thread node, joined by subject) for mails."""
        for batch in batched(threads, BATCH):
            self.base.executemany("UPDATE heads SET thread = ?2, by_subject = ?3 WHERE hash = ?1", batch)

    def rows(self, statement: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a statement."""
        return self.base.execute(statement, values)


def hashed(message_id: str) -> int:
    """Return 63 bits that stand for an id."""
    digest = blake2b(message_id.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
