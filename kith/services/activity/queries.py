"""What pages read of the ledger: when, never who or what."""

from datetime import datetime

from kith.services.activity.models import Entry

_MOST = 50


def moments(verb: str, kind: str, pk: int) -> list[datetime]:
    """Return when this happened to a thing (its kind and id), oldest first; the newest fifty."""
    rows = Entry.objects.filter(verb=verb, subject_kind=kind, subject_id=pk).order_by("-at", "-id")
    return list(reversed(rows.values_list("at", flat=True)[:_MOST]))
