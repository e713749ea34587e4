"""Letters as the ledger tells of them, by whichever door they came: their reader is mailed, a bit later."""

from collections.abc import Sequence
from datetime import timedelta

from kith.base.kit.clock import now
from kith.rooms.letters.jobs import tell_of_letter
from kith.rooms.letters.noticing import SETTLES, exchanges_written_in
from kith.services.activity.models import Entry
from kith.services.activity.projections import Projection

_VERBS = ("conversations.started", "conversations.replied")
# Whoever reads the ledger anew mails nobody about last year's letters.
_NEWS = timedelta(days=1)


def apply(entries: Sequence[Entry]) -> None:
    """Leave a mail for later about each new letter; a letter to the same reader waits already, or serves."""
    since = now() - _NEWS
    new = [entry for entry in entries if entry.verb in _VERBS and not entry.imported and entry.at > since]
    if not new:
        return
    for exchange, reader in sorted(
        exchanges_written_in([(entry.subject_kind, entry.subject_id) for entry in new])
    ):
        tell_of_letter.later_at(now() + SETTLES, exchange_id=exchange, person_id=reader)


def forget() -> None:
    """Do nothing: what was mailed stays mailed."""


PROJECTION = Projection("letters", apply, forget, version=1)
