"""Somebody goes: what they never sent goes with them, and their name out of what others have not sent."""

from kith.members.people import mentions
from kith.members.people.departing import Going
from kith.services.drafts.models import Draft
from kith.services.drafts.personal import KEPT


def erase(going: Going) -> bool:
    """Do this room's part; see departing."""
    Draft.objects.filter(person__in=going.ids).delete()
    return mentions.unname(KEPT, going) if going.is_erased else False
