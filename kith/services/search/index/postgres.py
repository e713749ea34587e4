"""The words of what can be found, on PostgreSQL: columns beside the document, and a GIN index.

The words are made into a tsvector without PostgreSQL's own parser, whose ideas of a word differ from
ours; a phrase is looked for in the stems themselves, because a tsvector forgets late positions.
"""

from collections.abc import Iterator, Sequence

from django.db import connection

from kith.services.search.index.rows import Allowed, Candidate, Row, listed
from kith.services.search.reading import Query, Term

CREATE = (
    """ALTER TABLE search_searchdocument
 ADD COLUMN title_stems text NOT NULL DEFAULT '', ADD COLUMN body_stems text NOT NULL DEFAULT '',
 ADD COLUMN words tsvector GENERATED ALWAYS AS
 (array_to_tsvector(string_to_array(btrim(title_stems || ' ' || body_stems), ' '))) STORED""",
    # Long stems lie outside the row, as they are: rows stay narrow, and reading stems stays quick.
    "ALTER TABLE search_searchdocument SET (toast_tuple_target = 128)",
    "ALTER TABLE search_searchdocument ALTER COLUMN words SET STORAGE EXTERNAL",
    "CREATE INDEX search_words ON search_searchdocument USING gin (words)",
)

_PUT = """INSERT INTO search_searchdocument
 (id, kind, subject_id, community_id, audience_id, owner_id, helpful, title_stems, body_stems)
 SELECT * FROM unnest(%s::bigint[], %s::text[], %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[],
 %s::boolean[], %s::text[], %s::text[])
 ON CONFLICT (id) DO UPDATE SET community_id = excluded.community_id, audience_id = excluded.audience_id,
 owner_id = excluded.owner_id, helpful = excluded.helpful, title_stems = excluded.title_stems,
 body_stems = excluded.body_stems"""
_NEWEST = """SELECT d.id, d.kind, d.subject_id, d.helpful, d.title_stems, d.body_stems
 FROM search_searchdocument d WHERE d.words @@ %s::tsquery {phrases}
 AND (d.audience_id IN ({shared}) OR (d.audience_id IN ({own}) AND d.owner_id = %s))
 ORDER BY d.id DESC LIMIT %s"""
_PHRASE = "(' ' || d.title_stems || ' ' LIKE %s OR ' ' || d.body_stems || ' ' LIKE %s)"


def create() -> Iterator[str]:
    """Yield the statements that make the index in the documents' table."""
    yield from CREATE


def put(rows: Sequence[Row]) -> None:
    """Write documents and their words, new ones and changed ones alike."""
    with connection.cursor() as cursor:
        cursor.execute(_PUT, [list(column) for column in zip(*rows, strict=True)])


def clear() -> None:
    """Forget every document and every word."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_searchdocument")


def newest(query: Query, allowed: Allowed, limit: int) -> list[Candidate]:
    """Return the newest documents that hold the words, newest first, among those the reader may see."""
    phrases, patterns = _phrases(query)
    statement = _NEWEST.format(phrases=phrases, shared=listed(allowed.shared), own=listed(allowed.own))
    with connection.cursor() as cursor:
        cursor.execute(statement, [_match(query), *patterns, allowed.reader, limit])
        return [Candidate(*row) for row in cursor.fetchall()]


def _match(query: Query) -> str:
    # Stems are letters and digits only, so quoting them is enough.
    wanted = [f"'{stem}'" for term in query.wanted for stem in term]
    unwanted = [f"!'{term[0]}'" for term in query.unwanted if len(term) == 1]
    return " & ".join(wanted + unwanted)


def _phrases(query: Query) -> tuple[str, list[str]]:
    conditions, patterns = "", []
    for terms, sign in ((query.wanted, "AND"), (query.unwanted, "AND NOT")):
        for term in terms:
            if len(term) > 1:
                conditions += f" {sign} {_PHRASE}"
                patterns += [_pattern(term)] * 2
    return conditions, patterns


def _pattern(term: Term) -> str:
    return f"% {' '.join(term)} %"
