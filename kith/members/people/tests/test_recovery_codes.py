"""Ten codes on paper: each stands in for the second step, once."""

import pytest
from django.core import mail

from kith.members.people.actions.recovery import renew_codes, use_code
from kith.members.people.actions.registering import person_at
from kith.members.people.models import RecoveryCode
from kith.members.people.queries import ways_in
from kith.members.people.tests.crowding import at_once
from kith.members.people.tests.holding import ada, with_app
from tests.cast import visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def test_each_works_once():
    person = ada()
    _app, codes = with_app(person)
    assert [use_code(code, person) for code in codes] == [True] * 10
    assert [use_code(code, person) for code in codes] == [False] * 10
    assert ways_in(person).codes_left == 0


def test_they_are_read_as_people_write_them():
    person = ada()
    _app, codes = with_app(person)
    assert use_code(codes[0].upper(), person)
    assert use_code(f" {codes[1].replace('-', ' ')} ", person)
    assert use_code(codes[2].replace("-", ""), person)


def test_they_are_nobody_elses():
    _app, codes = with_app(ada())
    ben = person_at("ben@example.org", name="Ben", verified=True)
    with_app(ben)
    assert use_code(codes[0], ben) is False


def test_only_hashes_are_kept():
    _app, codes = with_app(ada())
    kept = set(RecoveryCode.objects.values_list("code_hash", flat=True))
    assert kept & {*codes, *(code.replace("-", "") for code in codes)} == set()


def test_new_ones_make_the_old_worthless():
    person = ada()
    _app, codes = with_app(person)
    fresh = renew_codes(by=person, kept=None)
    assert [use_code(code, person) for code in codes] == [False] * 10
    assert use_code(fresh[0], person) is True
    assert mail.outbox[-1].subject == "New recovery codes were made for your account"


def test_they_are_shown_once_and_only_for_a_second_step():
    person = ada()
    client = visit(person)
    assert client.post("/you/sign-in/codes/").status_code == 303
    assert RecoveryCode.objects.count() == 0
    with_app(person)
    client = visit(person)
    shown = client.post("/you/sign-in/codes/").content.decode()
    row = RecoveryCode.objects.filter(person=person)
    assert (shown.count("<ol"), row.count()) == (1, 10)
    assert "10 codes on paper" in open_page(client, "/you/sign-in/").content.decode()
    assert client.get("/you/sign-in/codes/").status_code == 405


@pytest.mark.django_db(transaction=True)
def test_of_two_who_use_one_at_the_same_moment_one_wins():
    person = ada()
    _app, codes = with_app(person)
    for code in codes[:4]:
        assert sorted(at_once(4, lambda code=code: use_code(code, person))) == [False] * 3 + [True]
