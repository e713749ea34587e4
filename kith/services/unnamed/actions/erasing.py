"""Somebody goes: reasons of theirs for opening a seal. Their own seals go with their posts, a floor up."""

from kith.members.people import mentions
from kith.members.people.departing import Going
from kith.services.unnamed.models import Unsealing
from kith.services.unnamed.personal import KEPT


def erase(going: Going) -> bool:
    """Do this room's part; see departing."""
    if not going.is_erased:
        return False
    if going.takes_words:
        Unsealing.objects.filter(asked_by__in=going.ids).exclude(why="").update(why="")
    return mentions.unname(KEPT, going)
