"""The words of what can be found, on PostgreSQL: columns beside the document, and a GIN index.

The words are made into a tsvector without PostgreSQL's own parser, whose ideas of a word differ from
ours; a phrase is looked for in the stems themselves, because a tsvector forgets late positions.
"""

from collections.abc import Iterator, Sequence

from django.db import connection

from kith.services.search.index.postgres_hits import near, newest
from kith.services.search.index.rows import Row

__all__ = ["clear", "create", "near", "newest", "put"]

CREATE = (
    """ALTER TABLE search_searchdocument
 ADD COLUMN title_stems text NOT NULL DEFAULT '', ADD COLUMN body_stems text NOT NULL DEFAULT '',
 ADD COLUMN words tsvector GENERATED ALWAYS AS
 (array_to_tsvector(string_to_array(btrim(btrim(title_stems) || ' ' || btrim(body_stems)), ' '))) STORED,
 ADD COLUMN ballast text GENERATED ALWAYS AS (repeat(' ', 2000)) STORED""",
    # Rows must be narrow, because a common word makes us visit very many of them. PostgreSQL puts long
    # values outside their rows, but only in rows of more than 2,000 bytes: so each gets ballast, which
    # itself shrinks to a few bytes, and its words and stems then lie outside.
    """ALTER TABLE search_searchdocument SET (toast_tuple_target = 128),
 ALTER COLUMN title_stems SET STORAGE MAIN, ALTER COLUMN body_stems SET STORAGE EXTERNAL,
 ALTER COLUMN words SET STORAGE EXTERNAL, ALTER COLUMN ballast SET STORAGE MAIN""",
    "CREATE INDEX search_words ON search_searchdocument USING gin (words)",
)

_PUT = """INSERT INTO search_searchdocument
 (id, kind, subject_id, community_id, audience_id, owner_id, helpful, sort, author_id,
 title_stems, body_stems)
 SELECT * FROM unnest(%s::bigint[], %s::text[], %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[],
 %s::boolean[], %s::text[], %s::bigint[], %s::text[], %s::text[])
 ON CONFLICT (id) DO UPDATE SET community_id = excluded.community_id, audience_id = excluded.audience_id,
 owner_id = excluded.owner_id, helpful = excluded.helpful, sort = excluded.sort,
 author_id = excluded.author_id, title_stems = excluded.title_stems,
 body_stems = excluded.body_stems"""


def create() -> Iterator[str]:
    """Yield the statements that make the index in the documents' table."""
    yield from CREATE


def set_up() -> Iterator[str]:
    """Yield nothing: words lie in the rows, and go with them."""
    yield from ()


def tidy() -> None:
    """Leave the order to the database, which looks after its own."""


def put(rows: Sequence[Row]) -> None:
    """Write documents and their words, new ones and changed ones alike."""
    with connection.cursor() as cursor:
        cursor.execute(_PUT, [list(column) for column in zip(*rows, strict=True)])


def clear() -> None:
    """Forget every document and every word."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_searchdocument")
