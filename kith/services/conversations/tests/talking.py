"""A conversation to part and to put together, with a post at each of some minutes."""

from datetime import timedelta

from kith.base.kit.clock import now
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post, ReadingPosition, Thread
from tests.cast import a_thread

BEGAN = now() - timedelta(days=2)


def at(minute):
    return BEGAN + timedelta(minutes=minute)


def address(thread, tail=""):
    return f"/c/{thread.community.slug}/conversations/{thread.key}/{tail}"


def talk(cast, *minutes, title="Warp or weft first?", **fields):
    """Start a conversation with a post at each of these minutes, in turn by Ada, Ben and Nia."""
    people = (cast.ada, cast.ben, cast.nia)
    thread = a_thread(cast, title=title, source=f"{title} {minutes[0]}", at=at(minutes[0]), **fields)
    for number, minute in enumerate(minutes[1:], start=1):
        reply(thread, by=people[number % 3], source=f"{title} {minute}", at=at(minute))
    return Thread.objects.get(pk=thread.pk)


def laid(thread):
    return list(Post.objects.filter(thread=thread).order_by("position").values_list("position", "source"))


def keys(thread, *positions):
    return list(Post.objects.filter(thread=thread, position__in=positions).values_list("key", flat=True))


def read(thread, person):
    return (
        ReadingPosition.objects.filter(thread=thread, person=person)
        .values_list("position", flat=True)
        .first()
    )
