"""Somebody goes: what they said of themselves goes with them."""

from kith.members.people import mentions
from kith.members.people.departing import Going
from kith.members.profiles.models import Affiliation, Organisation, Profile
from kith.members.profiles.personal import KEPT


def erase(going: Going) -> bool:
    """Do this room's part; see departing."""
    named = Affiliation.objects.filter(profile__person__in=going.ids).values_list("organisation", flat=True)
    places = list(named)
    Profile.objects.filter(person__in=going.ids).delete()
    if not going.is_erased:
        return False
    # A place that nobody else named may be known by the one who did.
    Organisation.objects.filter(pk__in=places, affiliations=None).delete()
    return mentions.unname(KEPT, going)
