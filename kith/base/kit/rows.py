"""Writes many rows of one table at once, for batches: nothing is built for a row but the row itself.

What `bulk_create` does for each value of each row costs an import more than reading and rendering its mails.
As with `bulk_create`, `save` is passed by and no signal is sent.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

from kith.base.kit.batches import batched

# Of values: well below what one statement may hold on either database (32,766 on SQLite).
_MOST_VALUES = 8_000
_Row = Sequence[Any]


def insert(model: type[models.Model], names: Sequence[str], rows: Iterable[_Row]) -> list[int]:
    """Write rows into the table of model and return their ids, in order.

    names: of the columns given in each row, such as "community_id". Values are of their field's Python type.
    What is not named gets its field's default. To be called inside a transaction.
    """
    connection = connections[router.db_for_write(model)]
    columns = {field.column: field for field in model._meta.concrete_fields}
    given = [columns.pop(name) for name in names]
    rest = [field for field in columns.values() if not field.primary_key and not field.has_db_default()]
    fields = [*given, *rest]
    ready = [_made_ready(field, connection) for field in fields]
    defaults = [field.get_default for field in rest]
    ids: list[int] = []
    with connection.cursor() as cursor:
        for batch in batched(rows, _MOST_VALUES // len(fields)):
            values = [
                value if fit is None else fit(value)
                for row in batch
                for fit, value in zip(ready, (*row, *(default() for default in defaults)), strict=True)
            ]
            cursor.execute(_statement(model, fields, len(batch), connection.ops.quote_name), values)
            ids += [pk for (pk,) in cursor.fetchall()]
    return ids


def _made_ready(field: models.Field, connection: BaseDatabaseWrapper) -> Callable[[Any], Any] | None:
    """Return what makes a value of this field ready for the database, None where it is so already."""
    if isinstance(field, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value
    if isinstance(field, models.JSONField):
        return partial(field.get_db_prep_save, connection=connection)
    return None


def _statement(
    model: type[models.Model], fields: Sequence[models.Field], rows: int, quote: Callable[[str], str]
) -> str:
    columns = ", ".join(quote(field.column or field.name) for field in fields)
    row = f"({', '.join(['%s'] * len(fields))})"
    return (
        f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES {', '.join([row] * rows)} "  # noqa: S608
        f"RETURNING {quote(model._meta.pk.attname)}"
    )
