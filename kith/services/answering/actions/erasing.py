"""Somebody goes: what they were asked goes with them; whom they asked stays asked, by someone."""

from kith.members.people.departing import Going
from kith.services.answering.models import Wondering


def erase(going: Going) -> bool:
    """Do this room's part; see departing."""
    if going.is_erased:
        Wondering.objects.filter(person__in=going.ids).delete()
        Wondering.objects.filter(by__in=going.ids).update(by=None)
    return False
