"""Somebody goes: exports that wait for them are thrown away, and mails to the erased that no server took."""

from django.db import transaction

from kith.base.kit import mail
from kith.desks.yours.actions.parcelling import throw_away_of
from kith.members.people.departing import Going


def erase(going: Going) -> bool:
    """Do this room's part; see departing. Files go once it is settled: no rollback brings one back."""
    throw_away_of(*going.ids)
    if going.is_erased:
        transaction.on_commit(lambda: mail.throw_away(going.addresses))
    return False
