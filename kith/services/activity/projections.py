"""Projections read the ledger, each from its own cursor, and never miss or repeat an entry.

On SQLite writers queue, so entries commit in the order of their ids. On PostgreSQL they do not: an
entry with a smaller id may commit later. So an entry is read only once every transaction as old as
its own has ended: txid below the oldest one still running (RULINGS 10).
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import QuerySet

from kith.base.kit.complaints import Complaints
from kith.services.activity.models import Cursor, Entry

BATCH = 500
_log = logging.getLogger("kith.activity")
_complaints = Complaints()


@dataclass(frozen=True, slots=True)
class Projection:
    """name: of its cursor. apply: takes a list of entries, in order, inside one transaction.
    forget: empties what was projected; used when `version` grows, before reading from the start.
    """

    name: str
    apply: Callable[[list[Entry]], None]
    forget: Callable[[], None]
    version: int = 1


_projections: dict[str, Projection] = {}


def register(projection: Projection) -> None:
    """Let a service follow the ledger. Registering a name again replaces it."""
    _projections[projection.name] = projection


def registered() -> list[Projection]:
    """Return the registered projections, by name."""
    return [_projections[name] for name in sorted(_projections)]


def catch_up(limit: int | None = None) -> int:
    """Bring every projection up to date. Returns how many entries were applied.

    limit: batches per projection, None for as many as there are. One that fails stands still and holds
    up no other; when all have had their turn, its exception is raised. It is tried again each time, and
    logged when it is new, then ever more seldom.
    """
    done = 0
    faults: list[Exception] = []
    for projection in registered():
        try:
            done += _follow(projection, limit)
        except Exception as fault:
            if _complaints.is_due(projection.name, fault):
                _log.exception("The projection %s stands still.", projection.name)
            faults.append(fault)
        else:
            if _complaints.settle(projection.name):
                _log.warning("The projection %s goes on.", projection.name)
    if faults:
        raise faults[0]
    return done


def _follow(projection: Projection, limit: int | None) -> int:
    done = batches = 0
    while limit is None or batches < limit:
        applied = step(projection)
        done += applied
        batches += 1
        if applied < BATCH:
            break
    return done


def step(projection: Projection) -> int:
    """Apply the next batch and move the cursor, both or neither. Returns how many entries."""
    if not _has_news(projection):
        return 0
    with transaction.atomic():
        cursor = _cursor(projection)
        entries = list(after(cursor).order_by("txid", "id")[:BATCH])
        if entries:
            projection.apply(entries)
            cursor.txid, cursor.entry_id = entries[-1].txid, entries[-1].pk
            cursor.save(update_fields=["txid", "entry_id"])
    return len(entries)


def lag() -> dict[str, int]:
    """Return how many readable entries each projection has still to read."""
    waiting = {}
    for projection in registered():
        cursor = Cursor.objects.filter(pk=projection.name).first() or Cursor()
        waiting[projection.name] = after(cursor).count()
    return waiting


def readable() -> QuerySet[Entry]:
    """Return the entries no running transaction can still put others in front of."""
    if connection.vendor == "postgresql":
        return Entry.objects.extra(where=["txid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"])
    return Entry.objects.all()


def after(cursor: Cursor) -> QuerySet[Entry]:
    """Return the readable entries behind the cursor; a row comparison, so that the index serves it."""
    return readable().extra(where=["(txid, id) > (%s, %s)"], params=[cursor.txid, cursor.entry_id])


def _has_news(projection: Projection) -> bool:
    # A look without the write lock: most ticks find nothing.
    cursor = Cursor.objects.filter(pk=projection.name).first()
    return (
        cursor is None
        or cursor.version != projection.version
        or after(cursor).exists()
        or _comes_from_elsewhere(cursor)
    )


def _cursor(projection: Projection) -> Cursor:
    Cursor.objects.get_or_create(pk=projection.name, defaults={"version": projection.version})
    cursor = Cursor.objects.select_for_update().get(pk=projection.name)
    if _comes_from_elsewhere(cursor):
        _settle_in()
        cursor.refresh_from_db()
    if cursor.version != projection.version:
        projection.forget()
        cursor.txid, cursor.entry_id, cursor.version = 0, 0, projection.version
        cursor.save()
    return cursor


def _comes_from_elsewhere(cursor: Cursor) -> bool:
    """Say whether a cursor stands at a transaction that this PostgreSQL has not reached yet.

    So it was restored from a dump of another one, and would wait there while new entries pass below it.
    """
    if connection.vendor != "postgresql" or not cursor.txid:
        return False
    return cursor.txid >= _next_txid()


def _settle_in() -> None:
    # What was written elsewhere comes first, and every projection reads the ledger from the start.
    Entry.objects.filter(txid__gte=_next_txid()).update(txid=0)
    Cursor.objects.update(version=0)


def _next_txid() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        return cursor.fetchone()[0]
