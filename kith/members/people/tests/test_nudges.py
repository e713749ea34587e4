"""One person is asked at most once in 14 days; of two who ask at once, one does."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.people.actions.clearing import clear_away
from kith.members.people.actions.erasing import erase
from kith.members.people.actions.nudging import note, note_asked
from kith.members.people.actions.registering import person_at
from kith.members.people.departing import Choice, Going
from kith.members.people.merging import merge
from kith.members.people.models import Nudge, Person
from kith.members.people.nudges import APART, free_from, may_be_asked, whole_day
from kith.members.people.tests.crowding import at_once
from kith.members.people.tests.nudging import a_fortnight_later


def somebody(name: str) -> Person:
    return person_at(f"{name}@cast.example", name=f"{name.title()} Weft", verified=True)


@transaction.atomic
def ask(*people: Person, by: Person, **fields) -> None:
    note_asked(*people, kind="test.asking", by=by, **fields)


@pytest.mark.django_db
def test_once_in_fourteen_days_and_then_again():
    ada, ben, nia = somebody("ada"), somebody("ben"), somebody("nia")
    ask(nia, by=ada)
    with pytest.raises(Refusal):
        ask(nia, by=ben)
    assert (may_be_asked(nia.pk), may_be_asked(ben.pk)) == (False, True)
    Nudge.objects.update(at=now() - APART + timedelta(minutes=1))
    with pytest.raises(Refusal):
        ask(nia, by=ben)
    Nudge.objects.update(at=now() - APART)
    ask(nia, by=ben)
    assert Nudge.objects.get().person == nia and not may_be_asked(nia.pk)


@pytest.mark.django_db
def test_the_refusal_names_the_day_gives_the_words_back_and_tells_nothing_else():
    ada, ben, nia = somebody("ada"), somebody("ben"), somebody("nia")
    ask(nia, by=ada)
    Nudge.objects.update(at=now() + timedelta(hours=1) - APART)
    with pytest.raises(Refusal) as refused:
        ask(ben, nia, by=ben, typed={"words": "You both spin."})
    said, day = refused.value, whole_day(now() + timedelta(hours=1), ben.zone)
    assert (said.status, said.typed) == (403, {"words": "You both spin."})
    assert str(day.day) in said.happened and "They can be asked from" in said.happened
    told = f"{said.happened} {said.kept} {said.next}"
    assert not [name for name in ("Ada", "Nia", "test.asking") if name in told]
    assert may_be_asked(ben.pk)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 12, 11, 0, 0, tzinfo=UTC), datetime(2026, 12, 11, tzinfo=UTC)),
        (datetime(2026, 12, 11, 0, 1, tzinfo=UTC), datetime(2026, 12, 12, tzinfo=UTC)),
    ],
)
def test_on_the_day_that_is_named_it_is_not_too_soon(moment, day):
    assert whole_day(moment, "Europe/London") == day


@pytest.mark.django_db
def test_what_is_refused_or_undone_holds_nobody_back():
    ada, ben, nia = somebody("ada"), somebody("ben"), somebody("nia")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        note_asked(nia, kind="test.asking", by=ada)
        raise ZeroDivisionError
    assert may_be_asked(nia.pk)
    ask(nia, by=ben)
    assert free_from(nia.pk, ada.pk) == Nudge.objects.get().at + APART
    assert free_from(ada.pk) is None


@pytest.mark.django_db
def test_what_is_only_noted_is_never_refused_and_holds_the_next_back():
    ada, nia = somebody("ada"), somebody("nia")
    note(nia, "test.duty")
    note(nia, "test.duty")
    with pytest.raises(Refusal):
        ask(nia, by=ada)


@pytest.mark.django_db
def test_the_database_keeps_one_row_for_each():
    nia = somebody("nia")
    Nudge.objects.create(person=nia, kind="test.asking")
    with pytest.raises(IntegrityError), transaction.atomic():
        Nudge.objects.create(person=nia, kind="test.other")


@pytest.mark.django_db
def test_it_is_cleared_away_follows_a_merge_and_goes_with_its_person():
    ada, ben, nia = somebody("ada"), somebody("ben"), somebody("nia")
    ask(ada, by=ben)
    a_fortnight_later()
    ask(nia, by=ben)
    clear_away()
    assert list(Nudge.objects.values_list("person", flat=True)) == [nia.pk]
    ask(ada, by=ben)
    last = Nudge.objects.get(person=ada).at
    for _time in range(2):
        merge(ada.pk, nia.pk)
    assert list(Nudge.objects.values_list("person", "at")) == [(nia.pk, last)]
    erase(Going((nia.pk,), Choice.LEAVE))
    assert Nudge.objects.count() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("asked_before", [False, True])
def test_of_many_who_ask_at_once_one_does(asked_before: bool):
    ada, nia = somebody("ada"), somebody("nia")
    if asked_before:
        ask(nia, by=ada)
        a_fortnight_later()
    results = at_once(4, lambda: ask(nia, by=ada))
    assert sorted(type(one).__name__ for one in results) == ["NoneType", *["Refusal"] * 3]
    assert Nudge.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_the_same_two_in_either_order_do_not_wait_for_each_other():
    ada, nia, eve = somebody("ada"), somebody("nia"), somebody("eve")
    pairs = [(nia, eve), (eve, nia)] * 2
    results = at_once(4, lambda: ask(*pairs.pop(), by=ada))
    assert sorted(type(one).__name__ for one in results) == ["NoneType", *["Refusal"] * 3]
    assert Nudge.objects.count() == 2
