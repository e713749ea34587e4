"""Somebody goes: what they asked others goes too, and lines that rest on words they take along."""

from django.db.models import Q

from kith.members.people import mentions
from kith.members.people.departing import Going
from kith.services.conversations.models import Thread
from kith.services.search.actions.indexing import forget
from kith.services.tending.actions.summing import KIND
from kith.services.tending.models import Keep, Motion, Synopsis, SynopsisLine, Tagging, Telling, Untold
from kith.services.tending.personal import KEPT


def erase(going: Going) -> bool:
    """Do this room's part; see departing."""
    Telling.objects.filter(Q(person__in=going.ids) | Q(by__in=going.ids)).delete()
    Untold.objects.filter(person__in=going.ids).delete()
    Keep.objects.filter(person__in=going.ids).delete()
    if not going.is_erased:
        return False
    Tagging.objects.filter(by__in=going.ids).update(by=None)
    Motion.objects.filter(by__in=going.ids).delete()
    Motion.objects.filter(settled_by__in=going.ids).update(settled_by=None)
    if going.takes_words:
        _take_lines(going)
    return mentions.unname(KEPT, going)


def _take_lines(going: Going) -> None:
    """Take away the lines they wrote, and those that rest on words of theirs."""
    written = Q(synopsis__by__in=going.ids) | Q(sources__post__author__in=going.ids)
    lines = SynopsisLine.objects.filter(written)
    synopses = set(lines.values_list("synopsis", flat=True))
    threads = set(Synopsis.objects.filter(pk__in=synopses).values_list("thread", flat=True))
    for thread in Thread.objects.select_for_update().filter(pk__in=threads).order_by("pk"):
        thread.version += 1
        thread.save(update_fields=["version"])
    SynopsisLine.objects.filter(pk__in=list(lines.values_list("pk", flat=True))).delete()
    forget(KIND, sorted(synopses))
