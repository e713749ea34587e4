"""Whoever writes with very many still finds each letter from its introduction."""

import pytest

from kith.members.people.models import Person
from kith.rooms.letters import queries
from kith.rooms.letters.tests.cast import a_letter, neighbours

pytestmark = pytest.mark.django_db


def test_the_letter_with_somebody_is_found_however_many_came_since():
    cast = neighbours()
    first = a_letter(cast.ada, cast.nia)
    later = a_letter(cast.ada, cast.ben)
    a_letter(cast.ben, cast.nia)
    assert queries.threads_between(cast.ada, [cast.nia.pk, cast.eve.pk]) == {cast.nia.pk: first.key}
    assert queries.threads_between(cast.ada, [cast.ben.pk, cast.nia.pk]) == {
        cast.nia.pk: first.key,
        cast.ben.pk: later.key,
    }
    assert queries.threads_between(cast.ada, Person.objects.none().values_list("pk", flat=True)) == {}
