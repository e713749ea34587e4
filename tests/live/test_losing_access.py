"""Who may read no more hears no more, within five seconds; who still may goes on (TRUST A7)."""

import time

import pytest

from kith.base.kit.ids import random_key
from kith.members.communities.actions.joining import leave
from kith.members.communities.actions.removing import ask_to_leave
from kith.members.people.models import Session
from kith.services.conversations.actions.hiding import hide
from kith.services.conversations.actions.rehanging import rehang
from kith.services.conversations.actions.replying import reply
from tests.cast import Cast, a_thread
from tests.live.listening import place, token_of, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SECONDS = 5.0


def signs_out(cast: Cast, thread) -> None:
    Session.objects.filter(person=cast.ben).delete()


def lets_time_pass(cast: Cast, thread) -> None:
    Session.objects.filter(person=cast.ben).update(expires_at="2020-01-01T00:00Z")


def leaves(cast: Cast, thread) -> None:
    leave(cast.weavers, by=cast.ben)


def is_asked_to_leave(cast: Cast, thread) -> None:
    ask_to_leave(cast.weavers, cast.ben, by=cast.ada, reason="It cannot go on.")


def is_merged(cast: Cast, thread) -> None:
    cast.ben.merged_into = cast.ada
    cast.ben.save()


@pytest.mark.parametrize("what", [signs_out, lets_time_pass, leaves, is_asked_to_leave, is_merged])
def test_a_stream_ends_for_whoever_loses_access_and_for_nobody_else(cast, listen, what):
    thread = a_thread(cast)
    ben, nia = listen(token_of(cast.ben), place(thread)), listen(token_of(cast.nia), place(thread))
    wait_until(lambda: bool(ben.told and nia.told))
    what(cast, thread)
    assert wait_until(lambda: ben.ended_at is not None, SECONDS) < SECONDS
    post = reply(thread, by=cast.ada, source="Not for Ben.")
    wait_until(lambda: bool(nia.posts))
    assert (nia.posts, nia.ended_at) == ([post.key], None)
    assert (ben.names("here"), ben.whole) == (["gone"], True)


def goes_to_fewer(cast: Cast, thread) -> None:
    rehang(thread, cast.board, by=cast.ada)


def goes_out_of_sight(cast: Cast, thread) -> None:
    hide(thread.posts.get(position=1).pk)


@pytest.mark.parametrize(("what", "goes_on"), [(goes_to_fewer, True), (goes_out_of_sight, False)])
def test_a_conversation_that_is_closed_to_somebody_ends_their_stream(cast, listen, what, goes_on):
    thread = a_thread(cast, board=cast.open_board)
    eve, ada = listen(token_of(cast.eve), place(thread)), listen(token_of(cast.ada), place(thread))
    wait_until(lambda: bool(eve.told and ada.told))
    what(cast, thread)
    assert wait_until(lambda: eve.ended_at is not None, SECONDS) < SECONDS
    assert eve.names("here") == ["gone"]
    # Ada started it: she reads it wherever it is.
    time.sleep(1)
    assert ada.ended_at is None


def test_one_that_was_never_theirs_and_one_that_never_was_are_told_alike(cast, listen):
    thread = a_thread(cast)
    token = token_of(cast.eve)
    theirs = listen(token, place(thread))
    nothing = listen(token, f"{random_key()}.{random_key()}")
    for one in (theirs, nothing):
        wait_until(lambda: one.ended_at is not None, SECONDS)  # noqa: B023
    reply(thread, by=cast.ada, source="Among us.")
    assert theirs.names() == nothing.names() == ["gone"]


def test_a_stranger_hears_nothing(cast, listen):
    thread = a_thread(cast, board=cast.open_board)
    assert [listen(token, place(thread)).status for token in ("", "no-token")] == [302, 302]
    assert listen(token_of(cast.eve), place(thread)).status == 200
