"""The ledger's writer."""

from collections.abc import Iterable

from django.db import transaction

from kith.base.kit.clock import now
from kith.base.kit.ledger import Happening
from kith.base.kit.rows import insert
from kith.services.activity import verbs
from kith.services.activity.models import Entry


def write(happenings: Iterable[Happening]) -> None:
    """Add an entry for each happening, in the caller's transaction.

    Raises KeyError for a verb no room declares, RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("The ledger is written inside the transaction of the act itself.")
    insert(Entry, _COLUMNS, map(_row, happenings))


_COLUMNS = ("verb", "by_id", "subject_kind", "subject_id", "community_id", "audience_id", "at", "imported")


def _row(happening: Happening) -> tuple:
    kind, pk = happening.subject
    return (
        verbs.verb(happening.verb).name,
        happening.by,
        kind,
        pk,
        happening.community,
        happening.audience,
        happening.at or now(),
        happening.imported,
    )
