"""Somebody goes: open introductions end, what they said to any goes, and with all their words those too."""

from django.db.models import Q

from kith.base.kit.clock import now
from kith.members.people import mentions
from kith.members.people.departing import Going, removed_words
from kith.rooms.letters.models import Introduction, Part, Quiet, Step
from kith.rooms.letters.personal import KEPT


def erase(going: Going) -> bool:
    """Do this room's part; see departing."""
    mine = Q(by__in=going.ids) | Q(one__in=going.ids) | Q(other__in=going.ids)
    still_open = Introduction.objects.filter(mine, state__in=Introduction.OPEN)
    still_open.update(state=Introduction.State.LAPSED, at=now())
    if not going.is_erased:
        return False
    Part.objects.filter(person__in=going.ids).delete()
    Quiet.objects.filter(person__in=going.ids).delete()
    Step.objects.filter(by__in=going.ids).update(by=None)
    if going.takes_words:
        Introduction.objects.filter(by__in=going.ids).exclude(words="").update(words=removed_words())
        Introduction.objects.filter(asked_by__in=going.ids).exclude(request="").update(request="")
    return mentions.unname(KEPT, going)
