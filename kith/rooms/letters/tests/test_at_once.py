"""Two at one moment: one exchange, one introduction, and nothing written after a stop."""

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.models import Group
from kith.members.people.tests.crowding import at_once
from kith.rooms.letters.actions.answering import answer
from kith.rooms.letters.actions.introducing import propose
from kith.rooms.letters.actions.stopping import stop
from kith.rooms.letters.models import Exchange, Introduction
from kith.rooms.letters.tests.cast import a_letter, neighbours
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post, Thread

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("time", range(3))
def test_both_begin_at_once_and_there_is_one_exchange(time: int):
    cast = neighbours()
    acts = [
        lambda: a_letter(cast.ada, cast.ben, "From Ada."),
        lambda: a_letter(cast.ben, cast.ada, "From Ben."),
    ] * 2
    threads = at_once(4, lambda: acts.pop()())
    assert {type(one) for one in threads} == {Thread} and len({one.pk for one in threads}) == 1
    assert (Exchange.objects.count(), Group.objects.filter(kind="pair").count()) == (1, 1)
    assert list(Post.objects.order_by("position").values_list("position", flat=True)) == [1, 2, 3, 4]


def test_a_stop_and_a_letter_at_once_leave_nothing_after_the_stop():
    cast = neighbours()
    thread = a_letter(cast.ada, cast.ben)
    exchange = Exchange.objects.get()
    acts = [lambda: stop(exchange, by=cast.ada), lambda: reply(thread, by=cast.ben, source="Wait.")]
    results = at_once(2, lambda: acts.pop()())
    refused = [one for one in results if isinstance(one, Refusal)]
    assert not [one for one in results if isinstance(one, Exception) and one not in refused]
    assert Post.objects.count() == 2 - len(refused)
    with pytest.raises(Refusal):
        reply(thread, by=cast.ben, source="Now?")


def test_two_introduce_the_same_two_at_once_and_they_are_asked_once():
    cast = neighbours()
    acts = [
        lambda: propose(cast.nia, cast.eve, by=cast.ada, words="You both spin."),
        lambda: propose(cast.eve, cast.nia, by=cast.ben, words="You both knit."),
    ]
    results = at_once(2, lambda: acts.pop()())
    assert sorted(type(one).__name__ for one in results) == ["Introduction", "Refusal"]
    assert Introduction.objects.count() == 1


def test_two_say_yes_at_once_and_one_letter_opens():
    cast = neighbours()
    asked = propose(cast.nia, cast.eve, by=cast.ada, words="You both spin.")
    people = [cast.nia, cast.eve]
    at_once(2, lambda: answer(asked, by=people.pop(), agrees=True))
    asked.refresh_from_db()
    assert (asked.state, Exchange.objects.count(), Post.objects.count()) == ("made", 1, 1)
