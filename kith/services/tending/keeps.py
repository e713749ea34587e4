"""What pages read of the conversations somebody keeps; for that person alone."""

from typing import Any

from django.db.models import OuterRef, Subquery

from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.models import Thread
from kith.services.conversations.queries import Line, lines
from kith.services.tending.models import Keep

COUNT = 30


def kept_by(person: Any, page: int = 1) -> list[Line]:
    """Return a page of the conversations this person keeps, of those they may read today, newest kept first;
    one more if more follow."""
    mine = Keep.objects.filter(person=person.pk)
    threads = threads_visible_to(person).filter(pk__in=mine.values("thread"))
    when = Subquery(mine.filter(thread=OuterRef("pk")).values("at")[:1])
    start = (page - 1) * COUNT
    ordered = threads.annotate(kept_at=when).order_by("-kept_at", "-id")
    return lines(ordered[start : start + COUNT + 1], person)


def is_kept(person: Any, thread: Thread) -> bool:
    """Say whether this person keeps a thread."""
    return Keep.objects.filter(person=person.pk, thread=thread).exists()
