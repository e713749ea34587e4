"""What somebody's own data tells them of introductions: no more than its pages do."""

import pytest

from kith.members.people.keeping import Subject
from kith.rooms.letters.actions.introducing import ask, take_up
from kith.rooms.letters.models import Introduction
from kith.rooms.letters.personal import KEPT
from kith.rooms.letters.tests.cast import neighbours, wants

REQUEST, WORDS = "I look for a wheel.", "You’d get on."


def told(person) -> list[set[str]]:
    """Return the words of each introduction in what is kept about somebody."""
    found = []
    for one in KEPT:
        if one.model is Introduction:
            rows = one.rows(Subject.of(person))
            found += [{str(getattr(row, name)) for name in one.gives} & {REQUEST, WORDS} for row in rows]
    return found


@pytest.mark.django_db
def test_whom_somebody_asks_to_meet_is_told_once_they_are_asked_and_not_of_the_request():
    cast = neighbours()
    wants(cast.eve, "introduction")
    asked = ask(cast.eve, through=cast.ada, by=cast.nia, request=REQUEST)
    assert [told(person) for person in (cast.nia, cast.ada, cast.eve)] == [[{REQUEST}], [{REQUEST}], []]
    take_up(asked, by=cast.ada, words=WORDS)
    assert [told(person) for person in (cast.nia, cast.ada)] == [[{REQUEST, WORDS}], [{REQUEST, WORDS}]]
    assert told(cast.eve) == [{WORDS}]
