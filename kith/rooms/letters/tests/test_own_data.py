"""What somebody's own data tells them of introductions: no more than its pages do."""

import pytest

from kith.desks.yours.queries import everything
from kith.members.people.keeping import Subject
from kith.rooms.letters.actions.introducing import ask, take_up
from kith.rooms.letters.models import Introduction
from kith.rooms.letters.personal import KEPT
from kith.rooms.letters.tests.cast import a_letter, neighbours, wants

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


@pytest.mark.django_db
def test_a_letter_is_counted_among_no_smaller_groups():
    cast = neighbours()
    a_letter(cast.ada, cast.nia)
    counted = {str(one.name): count for _part, found, _none in everything(cast.ada) for one, count in found}
    assert not any(name.startswith("Smaller groups") for name in counted)
    assert counted["That you’re one of two who share something"] == 1
    assert counted["That you began to share something with one other"] == 1
    assert counted["That you and somebody write to each other"] == 1
