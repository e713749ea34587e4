"""However often the line breaks: every reply is told of once, and in its order."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from kith.members.people.models import Person
from kith.services.conversations.actions.joining import join
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post, Thread
from tests.cast import a_thread
from tests.live.listening import place, token_of, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def keys(thread: Thread, after: int = 1) -> list[str]:
    posts = Post.objects.filter(thread=thread, position__gt=after).order_by("position")
    return list(posts.values_list("key", flat=True))


def write(thread: Thread, by: Person, times: int) -> None:
    try:
        for number in range(times):
            reply(thread, by=by, source=f"{by.name}, {number}")
    finally:
        connections.close_all()


def test_no_reply_is_lost_or_told_twice_while_three_write_and_the_line_breaks(cast, listen):
    thread, token, chance = a_thread(cast), token_of(cast.ben), random.Random(5)
    told: list[str] = []
    last, start = "", place(thread)
    with ThreadPoolExecutor(3) as writers:
        writing = [writers.submit(write, thread, by, 15) for by in (cast.ada, cast.ben, cast.nia)]
        while len(told) < 45:
            listener = listen(token, start, last=last)
            enough = chance.randint(1, 9)
            wait_until(lambda: len(listener.posts) >= min(enough, 45 - len(told)))  # noqa: B023
            listener.hang_up()
            told, last = told + listener.posts, listener.last_id
        [one.result() for one in writing]
    assert told == keys(thread)


def test_what_was_said_before_the_first_word_is_told_first(cast, listen):
    thread = a_thread(cast)
    start = place(thread)
    write(thread, cast.ada, 3)
    listener = listen(token_of(cast.ben), start)
    wait_until(lambda: len(listener.posts) == 3)
    write(thread, cast.nia, 2)
    wait_until(lambda: len(listener.posts) == 5)
    assert listener.posts == keys(thread)


def test_more_than_goes_into_one_event_comes_in_several(cast, listen):
    thread = a_thread(cast)
    start = place(thread)
    write(thread, cast.ada, 120)
    listener = listen(token_of(cast.ben), start)
    wait_until(lambda: len(listener.posts) >= 120)
    assert listener.posts == keys(thread)


def test_one_stream_follows_several_conversations(cast, listen):
    one, other = a_thread(cast), a_thread(cast, title="Which loom?")
    listener = listen(token_of(cast.ben), place(one), place(other))
    write(one, cast.ada, 2)
    write(other, cast.nia, 2)
    write(one, cast.nia, 1)
    wait_until(lambda: len(listener.posts) == 5)
    listener.hang_up()
    told = {key: [p for e in listener.told if e.said.get("in") == key for p in e.said.get("posts", [])]
            for key in (one.key, other.key)}  # fmt: skip
    assert told == {one.key: keys(one), other.key: keys(other)}
    write(other, cast.ada, 1)
    again = listen(token_of(cast.ben), place(one, 1), place(other, 1), last=listener.last_id)
    wait_until(lambda: bool(again.posts))
    assert again.posts == keys(other, after=3)


def test_what_was_put_together_with_another_is_to_be_read_afresh(cast, listen):
    older, younger = a_thread(cast), a_thread(cast, title="Which loom?")
    listener = listen(token_of(cast.ben), place(younger))
    wait_until(lambda: bool(listener.told))
    join(older, younger, by=cast.ada)
    wait_until(lambda: listener.ended_at is not None, 5)
    assert listener.names() == ["here", "gone"]
    # Whoever has a post that stands elsewhere now has to look where.
    lost = listen(token_of(cast.ben), f"{a_thread(cast, title='Third').key}.{keys(older)[-1]}")
    wait_until(lambda: bool(lost.names("here")))
    assert lost.names("here") == ["changed"]
