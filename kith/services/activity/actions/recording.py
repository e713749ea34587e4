"""The ledger's writer."""

from collections.abc import Iterable

from django.db import transaction

from kith.base.kit.clock import now
from kith.base.kit.ledger import Happening
from kith.services.activity import verbs
from kith.services.activity.models import Entry


def write(happenings: Iterable[Happening]) -> None:
    """Add an entry for each happening, in the caller's transaction.

    Raises KeyError for a verb no room declares, RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("The ledger is written inside the transaction of the act itself.")
    Entry.objects.bulk_create([_entry(happening) for happening in happenings], batch_size=500)


def _entry(happening: Happening) -> Entry:
    kind, pk = happening.subject
    return Entry(
        verb=verbs.verb(happening.verb).name,
        by_id=happening.by,
        subject_kind=kind,
        subject_id=pk,
        community_id=happening.community,
        audience_id=happening.audience,
        at=happening.at or now(),
        imported=happening.imported,
    )
