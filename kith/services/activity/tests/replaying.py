"""Bringing projections up to date inside a test's own transaction.

On PostgreSQL nothing a running transaction wrote is readable yet, so `catch_up` would find nothing in a
test that never commits. This hands a projection the whole ledger from the start, in its own batches.
"""

from kith.services.activity.models import Entry
from kith.services.activity.projections import BATCH, registered


def replay(*names: str) -> None:
    """Let the named projections (all of them without a name) forget, and read the ledger again."""
    entries = list(Entry.objects.order_by("txid", "id"))
    for projection in registered():
        if not names or projection.name in names:
            projection.forget()
            for start in range(0, len(entries), BATCH):
                projection.apply(entries[start : start + BATCH])
