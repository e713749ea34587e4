"""Collecting the newest hits on PostgreSQL, in the way that costs least.

Left alone, PostgreSQL guesses whether to walk from the newest document backwards or to collect every hit
from the index, without knowing that words lie outside their rows; and a wrong guess costs seconds. So
we choose, by its own estimates. The choice says how long it takes, never what is found.
"""

import json
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from django.db import connection

from kith.services.search.index.narrowing import condition
from kith.services.search.index.rows import ALL, Allowed, Candidate, Only, listed
from kith.services.search.reading import Query, Term

_COLUMNS = "d.id, d.kind, d.subject_id, d.helpful, d.title_stems, d.body_stems"
_WALK = """SELECT {columns} FROM search_searchdocument d WHERE {seen} AND d.words @@ %s::tsquery {own}
 ORDER BY d.id DESC LIMIT %s"""
_COLLECT = """WITH hits AS MATERIALIZED (SELECT {columns} FROM search_searchdocument d
 WHERE {seen} AND d.words @@ %s::tsquery AND d.id >= %s AND d.id < %s {phrases} {own})
 SELECT * FROM hits ORDER BY id DESC LIMIT %s"""
_SEEN = "d.audience_id IN ({audiences})"
_OWN = "AND (d.audience_id NOT IN ({own}) OR d.owner_id = %s)"
_PHRASE = "(strpos(d.body_stems, %s) > 0 OR strpos(d.title_stems, %s) > 0)"

# Measured at a million documents, in microseconds.
_STEP = 2.5  # to look at a document while walking
_POSTING = 0.1  # to take a hit out of the index
_VISIT = 0.7  # to fetch a hit that its reader may see

_ALWAYS = (0, 2**63 - 1)
_PARTS = (0.02, 0.1, 0.4, 1.0)  # of all time, counted from the newest


def newest(query: Query, allowed: Allowed, limit: int, only: Only = ALL) -> list[Candidate]:
    """Return the newest documents that hold the words, newest first, among those the reader may see."""
    return _all(query, _match(query), allowed, limit, only)


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
    star = ":*" if beginnings else ""
    one_of = " | ".join("(" + " & ".join(f"'{stem}'{star}" for stem in way) + ")" for way in ways)
    match = " & ".join([f"({one_of})", *filter(None, [_match(query)])])
    return _all(query, match, allowed, limit, only)


def _all(query: Query, match: str, allowed: Allowed, limit: int, only: Only) -> list[Candidate]:
    found: list[Candidate] = []
    with connection.cursor() as cursor:
        for statement, values in _statements(cursor, query, match, allowed, limit, only):
            cursor.execute(statement, [*values, limit - len(found)])
            found += map(Candidate._make, cursor.fetchall())
            if len(found) == limit:
                break
    return found


def _statements(
    cursor: Any, query: Query, match: str, allowed: Allowed, limit: int, only: Only
) -> Iterator[tuple[str, list]]:
    """Yield what to ask, one after the other, until there are enough; only the limit is left to add."""
    seen, own = _SEEN.format(audiences=listed(allowed.audiences)), _OWN.format(own=listed(allowed.own))
    narrowed, values = condition(only, "d.id")
    seen += narrowed
    phrases, spaced = _phrases(query)
    if not phrases and _walking_pays(cursor, seen, values, match, limit):
        yield _WALK.format(columns=_COLUMNS, seen=seen, own=own), [*values, match, allowed.reader]
        return
    # Phrases are read in the texts themselves: from the newest backwards, ever larger spans of time.
    statement = _COLLECT.format(columns=_COLUMNS, seen=seen, own=own, phrases=phrases)
    for since, until in _spans(cursor) if phrases else [_ALWAYS]:
        yield statement, [*values, match, since, until, *spaced, allowed.reader]


def _walking_pays(cursor: Any, seen: str, values: list, match: str, limit: int) -> bool:
    """Say whether enough hits come by sooner in a walk from the newest than from the index."""
    documents = _estimate(cursor, "true", [])
    holding = _estimate(cursor, "d.words @@ %s::tsquery", [match])
    visible = _estimate(cursor, seen, values) / documents
    walk = min(limit / (holding / documents * visible), documents) * _STEP
    return walk < holding * (_POSTING + visible * _VISIT)


def _estimate(cursor: Any, condition: str, values: list) -> int:
    """Return how many documents PostgreSQL believes to meet a condition on d; at least 1."""
    cursor.execute(f"EXPLAIN (FORMAT JSON) SELECT 1 FROM search_searchdocument d WHERE {condition}", values)  # noqa: S608
    plan = cursor.fetchone()[0]
    return max((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]["Plan Rows"], 1)


def _spans(cursor: Any) -> Iterator[tuple[int, int]]:
    """Yield spans of ids that together hold every document, the newest first: (from, up to)."""
    cursor.execute("SELECT min(id), max(id) FROM search_searchdocument")
    first, last = cursor.fetchone()
    until = (last or 0) + 1
    for part in _PARTS if last is not None else ():
        since = last + 1 - ceil((last + 1 - first) * part)
        yield since, until
        until = since


def _match(query: Query) -> str:
    # Stems are letters and digits only, so quoting them is enough.
    wanted = [f"'{stem}'" for term in query.wanted for stem in term]
    unwanted = [f"!'{term[0]}'" for term in query.unwanted if len(term) == 1]
    return " & ".join(wanted + unwanted)


def _phrases(query: Query) -> tuple[str, list[str]]:
    """Return the condition that phrases stand, or don't, in the texts, and its values."""
    conditions, values = "", []
    for terms, sign in ((query.wanted, "AND"), (query.unwanted, "AND NOT")):
        for term in terms:
            if len(term) > 1:
                conditions += f" {sign} {_PHRASE}"
                values += [_spaced(term)] * 2
    return conditions, values


def _spaced(term: Term) -> str:
    return f" {' '.join(term)} "
