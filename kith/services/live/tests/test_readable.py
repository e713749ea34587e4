"""The rule stated for nobody, with somebody put in, is the rule."""

import pytest

from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.actions.hiding import hide
from kith.services.conversations.models import Thread
from kith.services.live.bounds import CONVERSATIONS
from kith.services.live.readable import Readable
from tests.cast import a_thread, build_cast

pytestmark = pytest.mark.django_db


def by_the_rule(person) -> dict:
    rows = threads_visible_to(person).values_list("key", "pk", "version")
    return {key: (pk, version) for key, pk, version in rows}


def test_everyone_may_read_what_the_rule_says():
    cast = build_cast()
    a_thread(cast)
    a_thread(cast, board=cast.open_board)
    hidden = a_thread(cast, by=cast.ben)
    hide(hidden.posts.get(position=1).pk)
    readable, keys = Readable(), list(Thread.objects.values_list("key", flat=True))
    people = [person for person in cast.everyone().values() if person]
    seen = {person.name: readable.of(person.pk, keys) for person in people}
    assert seen == {person.name: by_the_rule(person) for person in people}
    assert sorted(len(found) for found in seen.values()) == [1, 1, 1, 1, 2, 2, 3]


def test_only_what_is_asked_for_comes_back():
    cast = build_cast()
    threads = [a_thread(cast, title=f"Number {number}") for number in range(CONVERSATIONS + 1)]
    keys = [thread.key for thread in threads]
    assert list(Readable().of(cast.ben.pk, [keys[3]])) == [keys[3]]
    assert set(Readable().of(cast.ben.pk, keys[:CONVERSATIONS])) == set(keys[:CONVERSATIONS])
    assert Readable().of(cast.ben.pk, []) == {}
