"""Somebody goes: the words in which they spoke up, once nobody looks into them any more."""

from django.db.models import Q

from kith.members.people import mentions
from kith.members.people.departing import Going
from kith.services.moderation.models import Act, Concern, Lift, Look
from kith.services.moderation.personal import KEPT


def erase(going: Going) -> bool:
    """Do this room's part; see departing. What is still looked into keeps its words until it is decided."""
    Act.objects.filter(person__in=going.ids).delete()
    if not going.is_erased:
        return False
    Lift.objects.filter(Q(person__in=going.ids) | Q(by__in=going.ids)).delete()
    if going.takes_words:
        mine = Concern.objects.filter(raised_by__in=going.ids)
        mine.exclude(state__in=Concern.UNDER_WAY).update(words="")
        Look.objects.filter(by__in=going.ids).exclude(concern__state__in=Concern.UNDER_WAY).update(why="")
    return mentions.unname(KEPT, going)
