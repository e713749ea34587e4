"""A conversation to sum up, and what is read of it."""

from datetime import timedelta

from kith.base.kit.clock import now
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Thread
from kith.services.tending.actions.summing import Typed
from kith.services.tending.models import Telling
from kith.services.tending.synopses import synopsis_of
from tests.cast import a_thread
from tests.pages import open_page

LINES = [Typed("The warp comes first.", "1, 2"), Typed("Or the weft.", "3")]


def address(thread, tail=""):
    return f"/c/{thread.community.slug}/conversations/{thread.key}/{tail}"


def words(client, where):
    return open_page(client, where).content.decode()


def talk(cast, **fields):
    """Ada asks, Ben and Nia answer."""
    thread = a_thread(cast, at=now() - timedelta(hours=3), **fields)
    reply(thread, by=cast.ben, source="The warp.", at=now() - timedelta(hours=2))
    reply(thread, by=cast.nia, source="The weft.", at=now() - timedelta(hours=1))
    return Thread.objects.get(pk=thread.pk)


def shown(thread):
    summed = synopsis_of(thread.pk)
    return [(line.text, [one.number for one in line.rests]) for line in summed.lines]


def told(cast):
    return {
        row.person.name: row.by.name
        for row in Telling.objects.filter(seen_at=None).select_related("person", "by")
    }
