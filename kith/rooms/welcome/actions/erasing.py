"""Somebody goes: who they were company to is free again, and with all their words their welcomes go."""

from kith.members.people import mentions
from kith.members.people.departing import Going
from kith.rooms.welcome.models import BuddyOffer, CheckIn, Company, NoLetters, ReadingWish, Welcome
from kith.rooms.welcome.personal import KEPT


def erase(going: Going) -> bool:
    """Do this room's part; see departing. What hangs on a membership went with it."""
    BuddyOffer.objects.filter(person__in=going.ids).delete()
    NoLetters.objects.filter(person__in=going.ids).delete()
    ReadingWish.objects.filter(by__in=going.ids).delete()
    Company.objects.filter(buddy__in=going.ids).delete()
    if not going.is_erased:
        return False
    Company.objects.filter(membership__person__in=going.ids).delete()
    Company.objects.filter(closed_by__in=going.ids).update(closed_by=None)
    CheckIn.objects.filter(person__in=going.ids).delete()
    if going.takes_words:
        Welcome.objects.filter(by__in=going.ids).delete()
        CheckIn.objects.filter(by__in=going.ids).update(words="")
    return mentions.unname(KEPT, going)
