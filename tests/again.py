"""What was made once in an empty database, laid out again in another test: the same rows, without their way.

Only inside a test's own transaction, which takes all of it back, and only while it might have been made now.
"""

import copy
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from kith.base.kit.clock import now

_NEW = timedelta(minutes=20)


class Again:
    """Something that `make` makes, with the rows that it leaves in the tables.

    is_empty: says whether the database holds nothing of the kind.
    """

    def __init__(self, make: Callable[[], Any], is_empty: Callable[[], bool]) -> None:
        self._make, self._is_empty = make, is_empty
        self._made: Any = None
        self._rows: dict[str, Any] = {}
        self._at: datetime | None = None

    def made(self) -> Any:
        """Return it, made or laid out again."""
        if not connection.in_atomic_block or not self._is_empty():
            return self._make()
        if self._at is None or not self._is_new():
            held = _counts()
            self._made, self._at = self._make(), now()
            self._rows = {table: _rows(table) for table in _grown(held)}
        else:
            for table, rows in self._rows.items():
                _lay_out(table, rows)
        return copy.deepcopy(self._made)

    def _is_new(self) -> bool:
        moment = now()
        return self._at is not None and self._at.date() == moment.date() and abs(moment - self._at) < _NEW


def _counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        counts = {}
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
            counts[table] = cursor.fetchone()[0]
    return counts


def _grown(held: dict[str, int]) -> list[str]:
    grown = [table for table, count in _counts().items() if count > held[table]]
    assert not any(held[table] for table in grown), "rows of before would be laid out twice"
    return grown


def _rows(table: str) -> Any:
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT json_agg(row) FROM {name} AS row")
            return json.dumps(cursor.fetchone()[0])
        cursor.execute(f"SELECT * FROM {name}")
        return cursor.fetchall()


def _lay_out(table: str, rows: Any) -> None:
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"INSERT INTO {name} SELECT * FROM json_populate_recordset(NULL::{name}, %s)", [rows]
            )
        else:
            cursor.executemany(f"INSERT INTO {name} VALUES ({', '.join(['%s'] * len(rows[0]))})", rows)
