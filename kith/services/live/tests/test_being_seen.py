"""Who is told of as being there: only those who chose it twice, and only to those their profile tells."""

import json

import pytest

from kith.members.people.models import Person
from kith.members.people.tokens import hashed
from kith.members.profiles.actions.writing import write_profile
from kith.services.conversations.models import Thread
from kith.services.live.looking import look_again
from kith.services.live.readable import Readable
from kith.services.live.stream import Stream
from tests.cast import a_thread, build_cast
from tests.live.listening import token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


def a_stream(person: Person, thread: Thread, *, seen: bool = False) -> Stream:
    post = thread.posts.get(position=1)
    shown_in = frozenset([thread.key]) if seen else frozenset()
    return Stream(person.pk, hashed(token_of(person)), {thread.key: post.key}, shown_in)


def says_around(person: Person, level: str) -> None:
    write_profile(person, by=person, levels={"presence": level})


def told(stream: Stream, *others: Stream) -> dict | None:
    """Look again, and return what the stream was told of who is there, if it was."""
    assert look_again(stream, [stream, *others], Readable())
    said = None
    while not stream.parcels.empty():
        parcel = stream.parcels.get().decode()
        if "event: here" in parcel:
            said = json.loads(parcel.split("data: ")[1])
    return {name: said[name] for name in ("who", "may")} if said else None


def test_somebody_who_lets_themselves_be_seen_is(cast):
    thread = a_thread(cast)
    says_around(cast.ben, "shared")
    ada = a_stream(cast.ada, thread)
    assert told(ada) == {"who": [], "may": False}
    ben = a_stream(cast.ben, thread, seen=True)
    assert told(ada, ben) == {"who": ["Ben Talbot"], "may": False}
    assert told(ada, ben) is None
    assert told(ada) == {"who": [], "may": False}


@pytest.mark.parametrize(("level", "seen"), [("nobody", True), ("shared", False), ("network", False)])
def test_one_choice_alone_shows_nobody(cast, level, seen):
    thread = a_thread(cast)
    says_around(cast.ben, level)
    assert told(a_stream(cast.ada, thread), a_stream(cast.ben, thread, seen=seen)) == {
        "who": [],
        "may": False,
    }


def test_those_in_no_community_with_them_are_told_nothing(cast):
    thread = a_thread(cast, board=cast.open_board)
    says_around(cast.ben, "shared")
    ben = a_stream(cast.ben, thread, seen=True)
    assert told(a_stream(cast.eve, thread), ben) == {"who": [], "may": False}
    assert told(a_stream(cast.nia, thread), ben) == {"who": ["Ben Talbot"], "may": False}
    says_around(cast.ben, "network")
    assert told(a_stream(cast.eve, thread), ben) == {"who": ["Ben Talbot"], "may": False}


def test_elsewhere_nobody_is_told_and_nobody_of_themselves(cast):
    here, there = a_thread(cast), a_thread(cast, title="Which loom?")
    says_around(cast.ben, "shared")
    ben = a_stream(cast.ben, here, seen=True)
    assert told(a_stream(cast.ada, there), ben) == {"who": [], "may": False}
    assert told(ben, a_stream(cast.ben, here, seen=True)) == {"who": [], "may": True}


def test_a_choice_taken_back_in_the_profile_holds_at_the_next_look(cast):
    thread = a_thread(cast)
    says_around(cast.ben, "shared")
    ada, ben = a_stream(cast.ada, thread), a_stream(cast.ben, thread, seen=True)
    assert told(ada, ben) == {"who": ["Ben Talbot"], "may": False}
    says_around(cast.ben, "nobody")
    assert told(ada, ben) == {"who": [], "may": False}
