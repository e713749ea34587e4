"""Statements that the ORM writes once and that are then run many times.

Building a queryset and turning it into SQL costs several times what running it does. The pages that everyone
opens first pay that once in a process. The rule of who may see what stays where it is: it is built in.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import QuerySet

_EPOCH = datetime(1801, 1, 1, tzinfo=UTC)


class _Statement(NamedTuple):
    """sql: with placeholders. values: for each, a name to fill in or a fixed value."""

    sql: str
    values: tuple[tuple[str | None, Any], ...]
    converters: tuple[tuple[int, list, Any], ...]


class Prepared:
    """A queryset of `values_list` that is built from named values, each a whole number, a text or a moment.

    build: called with a stand-in for each name, and with None for each that is None at the time. What it
    returns may depend on which values are None and on nothing else; a limit belongs inside it.
    """

    def __init__(
        self, build: Callable[..., QuerySet], **kinds: type[int] | type[str] | type[datetime]
    ) -> None:
        self._build = build
        self._kinds = kinds
        self._made: dict[tuple[str, ...], _Statement] = {}

    def rows(self, *, using: str = "default", **values: int | str | datetime | None) -> list[tuple]:
        """Run it with these values. Returns the rows as `values_list` would."""
        given = tuple(sorted(name for name, value in values.items() if value is not None))
        statement = self._made.get((using, *given))
        if statement is None:
            statement = self._made[(using, *given)] = self._make(using, given)
        connection = connections[using]
        filled = {name: _adapted(connection, values[name]) for name in given}
        with connection.cursor() as cursor:
            cursor.execute(
                statement.sql, [filled[name] if name else value for name, value in statement.values]
            )
            found = cursor.fetchall()
        return _converted(found, statement.converters, connection) if statement.converters else found

    def _make(self, using: str, given: tuple[str, ...]) -> _Statement:
        stand_ins = {name: _stand_in(self._kinds[name], place) for place, name in enumerate(given)}
        missing = {name: None for name in self._kinds if name not in stand_ins}
        queryset = self._build(**stand_ins, **missing)
        compiler = queryset.query.get_compiler(using)
        sql, parameters = compiler.as_sql()
        names = {_adapted(connections[using], value): name for name, value in stand_ins.items()}
        values = tuple((names.get(_plain(value)), _plain(value)) for value in parameters)
        found = compiler.get_converters([column for column, *_rest in compiler.select])
        converters = tuple((place, each, column) for place, (each, column) in found.items())
        return _Statement(sql, values, converters)


def _stand_in(kind: type, place: int) -> int | str | datetime:
    """Return a value that no row and no other parameter has."""
    if kind is str:
        return f"stand-in-{place}"
    return -(10**12) - place if kind is int else _EPOCH + timedelta(days=place)


def _adapted(connection: Any, value: Any) -> Any:
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value


def _plain(value: Any) -> Any:
    # A choice of an enumeration stands for its text.
    return str(value) if isinstance(value, str) else value


def _converted(rows: list[tuple], converters: tuple, connection: Any) -> list[tuple]:
    lists = [list(row) for row in rows]
    for place, functions, column in converters:
        for row in lists:
            for function in functions:
                row[place] = function(row[place], column, connection)
    return [tuple(row) for row in lists]
