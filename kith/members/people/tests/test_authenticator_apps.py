"""An authenticator app: set up, asked for, its codes taken once, its secret sealed."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.people.actions.authenticators import (
    begin_authenticator,
    confirm_authenticator,
    remove_authenticator,
    secret_of,
    take_code,
)
from kith.members.people.models import Authenticator, RecoveryCode
from kith.members.people.queries import asks_second, ways_in
from kith.members.people.sealing import Unreadable, seal, unseal
from kith.members.people.tests.crowding import at_once
from kith.members.people.tests.holding import ada, with_app

pytestmark = pytest.mark.django_db


def test_it_counts_once_a_code_was_typed():
    person = ada()
    begin_authenticator(by=person)
    assert (asks_second(person), ways_in(person).has_app) == (False, False)
    assert confirm_authenticator("000000", by=person, kept=None) is None
    assert asks_second(person) is False
    _app, codes = with_app(person)
    assert (asks_second(person), len(set(codes)), ways_in(person).codes_left) == (True, 10, 10)


def test_beginning_again_makes_another_secret_until_one_counts():
    person, secrets = ada(), set()
    for _try in range(2):
        begin_authenticator(by=person)
        secrets.add(secret_of(Authenticator.objects.get()))
    assert len(secrets) == 2
    with_app(person)
    kept = Authenticator.objects.get().sealed
    begin_authenticator(by=person)
    assert Authenticator.objects.get().sealed == kept


def test_a_code_works_once():
    person = ada()
    with time_machine.travel(now(), tick=False) as clock:
        app, _codes = with_app(person)
        assert take_code(app.at(now()), person) is False
        clock.shift(timedelta(seconds=30))
        code = app.at(now())
        assert [take_code(code, person) for _try in range(3)] == [True, False, False]


def test_a_phone_may_be_half_a_minute_off_and_no_more():
    person = ada()
    with time_machine.travel(now(), tick=False) as clock:
        app, _codes = with_app(person)
        clock.shift(timedelta(minutes=10))
        moment = now()
        taken = [
            seconds
            for seconds in (-90, -60, -30, 0, 30, 60, 90)
            if take_code(app.at(moment + timedelta(seconds=seconds)), person)
        ]
    assert taken == [-30, 0, 30]


def test_an_older_code_is_dead_once_a_newer_one_was_used():
    person = ada()
    with time_machine.travel(now(), tick=False) as clock:
        app, _codes = with_app(person)
        clock.shift(timedelta(minutes=10))
        before = app.at(now() - timedelta(seconds=30))
        assert take_code(app.at(now()), person) is True
        assert take_code(before, person) is False


@pytest.mark.parametrize(
    "typed", ["", "12345", "1234567", "abcdef", "１２３４５６", "12 34\x00 56", "²²²²²²"]
)
def test_what_is_no_code_is_wrong(typed):
    person = ada()
    with_app(person)
    assert take_code(typed, person) is False


def test_spaces_in_a_code_do_not_matter():
    person = ada()
    with time_machine.travel(now(), tick=False) as clock:
        app, _codes = with_app(person)
        clock.shift(timedelta(seconds=30))
        code = app.at(now())
        assert take_code(f" {code[:3]} {code[3:]} ", person) is True


def test_five_wrong_codes_while_setting_up_and_it_waits():
    person = ada()
    begin_authenticator(by=person)
    for _try in range(5):
        confirm_authenticator("000000", by=person, kept=None)
    with pytest.raises(Refusal) as refused:
        confirm_authenticator("000000", by=person, kept=None)
    assert refused.value.code == "too-many"


def test_the_secret_is_sealed():
    person = ada()
    app, _codes = with_app(person)
    row = Authenticator.objects.get()
    assert app.secret not in row.sealed
    assert secret_of(row) == app.secret


def test_another_sites_secret_opens_no_seal(settings):
    sealed = seal("JBSWY3DPEHPK3PXP")
    assert unseal(sealed) == "JBSWY3DPEHPK3PXP"
    settings.SECRET_KEY = "another"
    with pytest.raises(Unreadable):
        unseal(sealed)


def test_an_app_that_cannot_be_read_lets_nobody_in(settings):
    person = ada()
    app, _codes = with_app(person)
    settings.SECRET_KEY = "another"
    assert take_code(app.at(now() + timedelta(seconds=30)), person) is False


def test_taken_away_it_is_asked_for_no_more():
    person = ada()
    with_app(person)
    assert remove_authenticator(by=person, kept=None) is True
    assert (asks_second(person), RecoveryCode.objects.count()) == (False, 0)
    assert remove_authenticator(by=person, kept=None) is False
    assert [message.subject for message in mail.outbox] == [
        "An authenticator app was added to your account",
        "The authenticator app was taken off your account",
    ]


@pytest.mark.django_db(transaction=True)
def test_of_many_who_type_one_code_one_gets_in():
    person = ada()
    app, _codes = with_app(person)
    code = app.at(now() + timedelta(seconds=30))
    assert sorted(at_once(6, lambda: take_code(code, person))) == [False] * 5 + [True]
