"""Posts that come in before the last one told of, with another conversation, are told as a change."""

from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.members.people.tokens import hashed
from kith.services.conversations.actions.joining import join
from kith.services.conversations.actions.replying import reply
from kith.services.live.looking import look_again
from kith.services.live.readable import Readable
from kith.services.live.stream import Stream
from tests.cast import a_thread, build_cast
from tests.live.listening import token_of

pytestmark = pytest.mark.django_db


def told(stream: Stream) -> list[str]:
    """Look again, and return the names of what the stream was told of."""
    assert look_again(stream, [stream], Readable())
    parcels = [stream.parcels.get().decode() for _each in range(stream.parcels.qsize())]
    return [parcel.split("event: ")[1].split("\n")[0] for parcel in parcels]


def test_a_conversation_that_takes_another_in_is_told_as_changed():
    cast = build_cast()
    older = a_thread(cast, at=now() - timedelta(hours=5))
    younger = a_thread(cast, title="Which loom?")
    last = reply(older, by=cast.nia, source="The weft.")
    stream = Stream(cast.ben.pk, hashed(token_of(cast.ben)), {older.key: last.key})
    assert told(stream) == ["here"]
    reply(older, by=cast.ada, source="The warp.")
    assert told(stream) == ["reply"]
    join(older, younger, by=cast.ada)
    assert told(stream) == ["changed"]
    reply(older, by=cast.ada, source="Both.")
    assert told(stream) == ["reply"]
