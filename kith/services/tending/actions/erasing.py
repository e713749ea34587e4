"""Somebody goes: what they asked others to agree to goes too."""

from kith.members.people import mentions
from kith.members.people.departing import Going
from kith.services.tending.models import Motion
from kith.services.tending.personal import KEPT


def erase(going: Going) -> bool:
    """Do this room's part; see departing."""
    if not going.is_erased:
        return False
    Motion.objects.filter(by__in=going.ids).delete()
    Motion.objects.filter(settled_by__in=going.ids).update(settled_by=None)
    return mentions.unname(KEPT, going)
