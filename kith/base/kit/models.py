"""Building blocks for models. No tables of their own: the base has none."""

from django.db import models

from kith.base.kit.ids import KEY_LENGTH, random_key


class PublicKeyField(models.CharField):
    """The only identifier of a row that may leave the database (RULINGS 2)."""

    def __init__(self, **options):
        options.update(max_length=KEY_LENGTH, default=random_key, unique=True, editable=False)
        super().__init__(**options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        for fixed in ("max_length", "default", "unique", "editable"):
            options.pop(fixed, None)
        return name, path, args, options


class TransactionId(models.expressions.Func):
    """The transaction that writes this row: xid8 on PostgreSQL, 0 where writers queue (RULINGS 10)."""

    arity = 0
    output_field = models.BigIntegerField()

    def as_sql(self, compiler, connection, **extra):
        return "0", []

    def as_postgresql(self, compiler, connection, **extra):
        return "(pg_current_xact_id()::text::bigint)", []
