"""What hangs on a conversation here follows when it moves, or is put into another."""

from django.db.models import F, Max

from kith.services.conversations.models import Thread
from kith.services.search.actions.indexing import forget
from kith.services.tending.actions.summing import KIND
from kith.services.tending.models import Keep, Motion, Source, Synopsis, SynopsisLine, Tagging, Telling
from kith.services.tending.models.tag import MOST_TAGS

MODELS = {
    Keep: "thread",
    Motion: "thread",
    Synopsis: "thread",
    SynopsisLine: "synopsis__thread",
    Source: "line__synopsis__thread",
    Tagging: "thread",
    Telling: "thread",
}


def joined(old: Thread, into: Thread) -> None:
    """Bring along what hangs on a thread that is put into another one."""
    Motion.objects.filter(thread=old, state=Motion.State.OPEN).delete()
    Motion.objects.filter(thread=old).update(thread=into)
    _synopses(old, into)
    _tags(old, into)
    kept = Keep.objects.filter(thread=into).values_list("person", flat=True)
    Keep.objects.filter(thread=old).exclude(person__in=list(kept)).update(thread=into)
    told = Telling.objects.filter(thread=into).values_list("person", flat=True)
    Telling.objects.filter(thread=old).exclude(person__in=list(told)).update(thread=into)


def _synopses(old: Thread, into: Thread) -> None:
    """Let the synopsis of the one that stays stand, and the other's be its earlier versions."""
    moved(old)
    its = Synopsis.objects.filter(thread=into)
    most = Synopsis.objects.filter(thread=old).aggregate(most=Max("number"))["most"] or 0
    if most and its.exists():
        top = most + (its.aggregate(most=Max("number"))["most"] or 0)
        Synopsis.objects.filter(thread=old).update(is_current=False)
        # In two steps: no two versions may have one number, not even for a moment.
        its.update(number=F("number") + top)
        its.update(number=F("number") - top + most)
    Synopsis.objects.filter(thread=old).update(thread=into)


def _tags(old: Thread, into: Thread) -> None:
    its = list(Tagging.objects.filter(thread=into).values_list("tag", flat=True))
    others = Tagging.objects.filter(thread=old).exclude(tag__in=its).order_by("at", "pk")
    room = list(others.values_list("pk", flat=True)[: max(MOST_TAGS - len(its), 0)])
    Tagging.objects.filter(pk__in=room).update(thread=into)


def moved(thread: Thread) -> None:
    """Take what a thread came to out of the index, until that is read again for whoever reads it now."""
    forget(KIND, list(Synopsis.objects.filter(thread=thread, is_current=True).values_list("pk", flat=True)))
