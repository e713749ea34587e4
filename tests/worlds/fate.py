"""What chance draws and what the clock shows, the same in two worlds for whatever both of them have."""

import os
import random
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from unittest import mock

import time_machine
from django.core.cache import cache
from django.db import connection, transaction

from kith.rooms.forums.pieces import forget

# When everybody looks: a Wednesday, so that "on Monday" and "last week" are both there to be said.
TODAY = datetime(2026, 6, 10, 14, 20, tzinfo=UTC)


@contextmanager
def fated(name: str, moment: datetime = TODAY) -> Iterator[None]:
    """Let all that is drawn inside follow from this name alone, and the clock stand at `moment`."""
    source = random.Random(name)
    drawn = {
        "choice": source.choice,
        "randbelow": source.randrange,
        "randbits": source.getrandbits,
        "token_bytes": lambda size=32: source.randbytes(size),
        "token_hex": lambda size=32: source.randbytes(size).hex(),
        "token_urlsafe": lambda size=32: source.randbytes(size).hex(),
    }
    with ExitStack() as held:
        held.enter_context(mock.patch.multiple(secrets, **drawn))
        held.enter_context(mock.patch.object(os, "urandom", source.randbytes))
        held.enter_context(time_machine.travel(moment, tick=False))
        yield


@contextmanager
def undone() -> Iterator[None]:
    """Let a world be there for a while; afterwards neither the database nor the process knows of it."""
    _remember_nothing()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    _remember_nothing()


def _remember_nothing() -> None:
    cache.clear()
    forget()


def skip_ids(count: int) -> None:
    """Let the next row of every table have an id so many further on, as after rows nobody sees."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("UPDATE sqlite_sequence SET seq = seq + %s", [count])
            return
        cursor.execute("SELECT quote_ident(sequencename) FROM pg_sequences WHERE schemaname = 'public'")
        for (name,) in cursor.fetchall():
            cursor.execute("SELECT setval(%s, nextval(%s) + %s)", [name, name, count])
