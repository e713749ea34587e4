"""Somebody goes: what they agreed to, and with all their words what was never adopted."""

from kith.members.people import mentions
from kith.members.people.departing import Going
from kith.rooms.charter.models import Acceptance, Remark, Version
from kith.rooms.charter.personal import KEPT


def erase(going: Going) -> bool:
    """Do this room's part; see departing."""
    if not going.is_erased:
        return False
    Acceptance.objects.filter(person__in=going.ids).delete()
    if going.takes_words:
        Remark.objects.filter(by__in=going.ids).delete()
        Version.objects.filter(proposed_by__in=going.ids, adopted_at=None).delete()
    return mentions.unname(KEPT, going)
