"""An address asks for no more invitations, from anybody here."""

from django.db import transaction

from kith.base.kit.clock import now
from kith.members.people.actions.auditing import note
from kith.members.people.tokens import hashed
from kith.rooms.admissions.models import Mailbox


@transaction.atomic
def stop_letters(token: str) -> None:
    """Write to the address of this link no more; stopped already, it changes nothing."""
    mailbox = hashed(token)
    if Mailbox.objects.filter(address_hash=mailbox, stopped_at=None).update(stopped_at=now()):
        note("admissions.letters-stopped", by=None, about=f"mailbox:{mailbox[:16]}", why="asked")
