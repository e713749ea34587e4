"""Somebody goes: what they asked and answered goes, and with all their words how they saw things."""

from kith.base.kit.clock import now
from kith.members.people import mentions
from kith.members.people.departing import Going
from kith.rooms.kinship.models import Abstention, Asking, EmergenceAnswer, View, Voucher
from kith.rooms.kinship.personal import KEPT


def erase(going: Going) -> bool:
    """Do this room's part; see departing."""
    mine = Asking.objects.filter(person__in=going.ids)
    mine.filter(state=Asking.State.ASKED).update(state=Asking.State.WITHDRAWN, answered_at=now())
    if not going.is_erased:
        return False
    mine.delete()
    EmergenceAnswer.objects.filter(person__in=going.ids).delete()
    Abstention.objects.filter(person__in=going.ids).delete()
    if going.takes_words:
        View.objects.filter(person__in=going.ids).delete()
        Voucher.objects.filter(by__in=going.ids).update(words="")
    return mentions.unname(KEPT, going)
