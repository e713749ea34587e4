"""The words of what can be found, on SQLite: an FTS5 table whose rows go by the ids of the documents.

FTS5 keeps its own copy of the stems, so that a row can be replaced or deleted on every version since
3.40. Its tokenizer takes anything beyond ASCII for letters: which letters there are was decided by
our own analysis, the same on both databases, and not by the tables in SQLite.
"""

from collections.abc import Iterator, Sequence

from django.db import connection

from kith.base.kit.sqlite import library_version
from kith.services.search.index.narrowing import condition
from kith.services.search.index.rows import ALL, Allowed, Candidate, Only, Row, listed
from kith.services.search.reading import Query, Term

CREATE = (
    "CREATE VIRTUAL TABLE search_index USING fts5(title, body, tokenize = 'ascii', columnsize = 0)",
    # All that says who may see a document, in a few bytes: hits nobody may see cost next to nothing.
    "CREATE INDEX search_seen_by ON search_searchdocument (id, audience_id, owner_id)",
    "CREATE TRIGGER search_index_follows AFTER DELETE ON search_searchdocument "
    "BEGIN DELETE FROM search_index WHERE rowid = old.id; END",
)
DROP = (
    "DROP TRIGGER search_index_follows",
    "DROP INDEX search_seen_by",
    "DROP TABLE search_index",
)

_DOCUMENT = """INSERT INTO search_searchdocument
 (id, kind, subject_id, community_id, audience_id, owner_id, helpful, sort, author_id)
 VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
 ON CONFLICT (id) DO UPDATE SET community_id = excluded.community_id, audience_id = excluded.audience_id,
 owner_id = excluded.owner_id, helpful = excluded.helpful, sort = excluded.sort,
 author_id = excluded.author_id"""
_WORDS = "INSERT OR REPLACE INTO search_index (rowid, title, body) VALUES (%s, %s, %s)"
# CROSS JOIN keeps the order: the words first, newest first, so that reading stops at the limit. The plus
# signs keep SQLite from looking every audience up for every hit.
_NEWEST = """SELECT d.id, d.kind, d.subject_id, d.helpful, i.title, i.body
 FROM search_index i CROSS JOIN search_searchdocument d INDEXED BY search_seen_by ON d.id = i.rowid
 WHERE search_index MATCH %s
 AND +d.audience_id IN ({audiences}) AND (+d.audience_id NOT IN ({own}) OR +d.owner_id = %s) {only}
 ORDER BY i.rowid DESC LIMIT %s"""


# Words that are deleted go out of the index at once, and not when it is next put in order.
FORGET_AT_ONCE = "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)"
_KNOWS_HOW = (3, 42, 0)


def create() -> Iterator[str]:
    """Yield the statements that make the index beside the documents' table."""
    yield from CREATE
    yield from set_up()


def set_up() -> Iterator[str]:
    """Yield the statements that tell an index how to forget; none where the library is too old to know."""
    if library_version() >= _KNOWS_HOW:
        yield FORGET_AT_ONCE


def tidy() -> None:
    """Put the index in order, which is also when an older library lets go of words that were deleted."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")


def put(rows: Sequence[Row]) -> None:
    """Write documents and their words, new ones and changed ones alike, in order of their ids."""
    with connection.cursor() as cursor:
        cursor.executemany(_DOCUMENT, [row.document for row in rows])
        cursor.executemany(_WORDS, [(row.pk, row.title, row.body) for row in rows])


def clear() -> None:
    """Forget every document and every word."""
    with connection.cursor() as cursor:
        for statement in (*DROP, "DELETE FROM search_searchdocument", *create()):
            cursor.execute(statement)


def newest(query: Query, allowed: Allowed, limit: int, only: Only = ALL) -> list[Candidate]:
    """Return the newest documents that hold the words, newest first, among those the reader may see."""
    return _holding(_match(query), allowed, limit, only)


def near(
    query: Query,
    ways: Sequence[Term],
    allowed: Allowed,
    limit: int,
    only: Only = ALL,
    *,
    beginnings: bool = False,
) -> list[Candidate]:
    """Return the same of those that hold, besides the words, every stem of one of the ways; or begin so."""
    star = " *" if beginnings else ""
    one_of = " OR ".join("(" + " AND ".join(f'"{stem}"{star}' for stem in way) + ")" for way in ways)
    rest = " AND ".join([*map(_quoted, query.wanted), f"({one_of})"])
    return _holding(rest + _without(query), allowed, limit, only)


def _holding(match: str, allowed: Allowed, limit: int, only: Only) -> list[Candidate]:
    narrowed, values = condition(only, "i.rowid")
    statement = _NEWEST.format(audiences=listed(allowed.audiences), own=listed(allowed.own), only=narrowed)
    with connection.cursor() as cursor:
        cursor.execute(statement, [match, allowed.reader, *values, limit])
        return list(map(Candidate._make, cursor.fetchall()))


def _match(query: Query) -> str:
    # Stems are letters and digits only, so quoting them is enough.
    wanted = " AND ".join(_quoted(term) for term in query.wanted)
    return wanted + _without(query)


def _without(query: Query) -> str:
    return "".join(f" NOT {_quoted(term)}" for term in query.unwanted)


def _quoted(term: Term) -> str:
    return '"' + " ".join(term) + '"'
