"""Where a conversation went that its old address no longer finds, and for whom it was closed."""

from typing import Any

from kith.base.kit.ids import is_key
from kith.members.communities.access import visible_audiences
from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.models import Hiding, Move, Post, ReadingPosition, Thread
from kith.services.conversations.models.hiding import hidden_threads


def successor(key: str, person: Any) -> Thread | None:
    """Return the thread that holds what the thread with this key held, if this person may read it."""
    if not is_key(key):
        return None
    held = Move.objects.filter(former_key=key).values("thread")
    return threads_visible_to(person).filter(pk__in=held).select_related("community").first()


def was_theirs(person: Any, *, thread: str = "", post: str = "") -> bool:
    """Say whether this person had a thread, or a post, open to them that a move has closed since.

    They read it or wrote in it, would still be among those who could read it before, and are not among those
    who can now. Nobody else is told that it is there, or ever was.
    """
    pk, key = getattr(person, "pk", None), thread or post
    if pk is None or not is_key(key):
        return False
    found = _of_thread(key) if thread else _of_post(key)
    if found is None or threads_visible_to(person).filter(pk=found).exists():
        return False
    before = Move.objects.filter(thread=found, was_audience__in=visible_audiences(person).values("pk"))
    if not before.exists() or hidden_threads().filter(thread=found).exists():
        return False
    read = ReadingPosition.objects.filter(thread=found, person=pk)
    return read.exists() or Post.objects.filter(thread=found, author=pk).exists()


def _of_thread(key: str) -> int | None:
    there = Thread.objects.filter(key=key).values_list("pk", flat=True).first()
    return there or Move.objects.filter(former_key=key).values_list("thread", flat=True).first()


def _of_post(key: str) -> int | None:
    shown = Post.objects.filter(key=key).exclude(pk__in=Hiding.objects.values("post"))
    return shown.values_list("thread", flat=True).first()
