from datetime import UTC, datetime

import pytest

from kith.base.kit import rows
from kith.base.kit.rows import insert
from kith.members.people.models import Person

pytestmark = pytest.mark.django_db

THEN = datetime(2024, 2, 29, 23, 30, tzinfo=UTC)


def _people(count):
    return [(f"Person {number}", f"person {number}", "!") for number in range(count)]


def test_rows_come_back_as_they_went_in_with_what_was_not_named():
    ids = insert(Person, ("name", "sort_name", "erased_at", "password"), [("Ö", "o", THEN, "!")])
    person = Person.objects.get(pk=ids[0])
    assert (person.name, person.erased_at, person.zone, person.is_active) == (
        "Ö",
        THEN,
        "Europe/London",
        True,
    )
    assert person.merged_into is None
    assert person.created_at.tzinfo is not None


def test_ids_are_in_the_order_of_the_rows_across_statements(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(rows, "_MOST_VALUES", 50)
    with django_assert_num_queries(11):
        ids = insert(Person, ("name", "sort_name", "password"), _people(41))
    names = dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))
    assert [names[pk] for pk in ids] == [f"Person {number}" for number in range(41)]


def test_each_row_has_a_default_of_its_own():
    ids = insert(Person, ("name", "sort_name", "password"), _people(3))
    assert len(set(Person.objects.filter(pk__in=ids).values_list("key", flat=True))) == 3


def test_nothing_is_asked_for_no_rows(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert insert(Person, ("name", "sort_name", "password"), []) == []
