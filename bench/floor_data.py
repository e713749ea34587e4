"""The floor's own small database: the same people and posts, in the tables its page needs."""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

_TABLES = """
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, initials TEXT, rim INTEGER, zone TEXT);
CREATE TABLE community (id INTEGER PRIMARY KEY, slug TEXT, name TEXT);
CREATE TABLE membership (community INTEGER, person INTEGER, state TEXT, PRIMARY KEY (community, person));
CREATE TABLE session (token TEXT PRIMARY KEY, person INTEGER, until TEXT);
CREATE TABLE thread (id INTEGER PRIMARY KEY, key TEXT UNIQUE, title TEXT, posts INTEGER, community INTEGER);
CREATE TABLE post (id INTEGER PRIMARY KEY, key TEXT, thread INTEGER, position INTEGER, author INTEGER,
 html TEXT, at TEXT, UNIQUE (thread, position));
"""
_POST = ("pk", "key", "thread", "position", "author", "html", "posted_at")
_THREAD = ("pk", "key", "title", "post_count", "community")


def fill() -> None:
    """Make the floor's database from the Kith that is set up, at the path its environment names."""
    from kith.members.communities.models import Community, Membership
    from kith.members.people.models import Person
    from kith.members.people.names import initials, rim
    from kith.services.conversations.models import Post, Thread

    people = Person.objects.values_list("pk", "name", "key", "zone").iterator()
    posts = Post.objects.order_by("pk").values_list(*_POST).iterator()
    with _opened() as database:
        database.executescript(_TABLES)
        _insert(
            database, "person", ((pk, name, initials(name), rim(key), zone) for pk, name, key, zone in people)
        )
        _insert(database, "community", Community.objects.values_list("pk", "slug", "name"))
        _insert(
            database, "membership", Membership.objects.values_list("community", "person", "state").iterator()
        )
        _insert(database, "thread", Thread.objects.values_list(*_THREAD).iterator())
        _insert(database, "post", ((*row[:-1], row[-1].isoformat()) for row in posts))


def sign_in(sessions: Iterable[tuple[str, int]], until: datetime) -> None:
    """Let the floor know sessions: (token, person id), good until then."""
    rows = [
        (hashlib.sha256(token.encode()).hexdigest(), person, until.isoformat()) for token, person in sessions
    ]
    with _opened() as database:
        _insert(database, "session", rows)


def _opened() -> sqlite3.Connection:
    return sqlite3.connect(os.environ["KITH_BENCH_FLOOR"])


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[Sequence]) -> None:
    for row in rows:
        database.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
