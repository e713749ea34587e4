"""Passkeys: added under a name, used to sign in, and every bad answer refused."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from fido2.utils import websafe_encode

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.people.actions.passkeys import MOST, add_passkey, offer_passkey, remove_passkey
from kith.members.people.actions.registering import person_at
from kith.members.people.actions.unlocking import ask_passkey, enter_with_passkey
from kith.members.people.models import AuditLine, Passkey, PasskeyChallenge, Session
from kith.members.people.queries import asks_second
from kith.members.people.tests.crowding import at_once
from kith.members.people.tests.holding import ada, with_app, with_passkey
from kith.members.people.tests.keyring import PRESENT, Key

pytestmark = pytest.mark.django_db


def enter(key: Key):
    return enter_with_passkey(key.signed(ask_passkey().options))


def test_one_is_added_and_lets_in():
    person = ada()
    key, passkey = with_passkey(person, "  My   phone ")
    assert (passkey.name, passkey.used_at) == ("My phone", None)
    assert enter(key).person == person
    assert Passkey.objects.get().used_at is not None
    assert AuditLine.objects.get(act="people.signed-in").why == "passkey"


def test_it_is_two_factors_in_one():
    person = ada()
    key, _passkey = with_passkey(person)
    with_app(person)
    assert asks_second(person) is True
    assert enter(key).session.person == person


def test_several_stand_beside_each_other():
    person = ada()
    keys = [with_passkey(person, name)[0] for name in ("phone", "stick")]
    assert [enter(key).person for key in keys] == [person, person]
    assert remove_passkey(Passkey.objects.get(name="phone").key, by=person, kept=None) is True
    assert [bool(enter(key)) for key in keys] == [False, True]


def test_one_that_is_held_already_is_told_to_the_authenticator():
    person = ada()
    key, _passkey = with_passkey(person)
    excluded = offer_passkey(by=person).options["publicKey"]["excludeCredentials"]
    assert [one["id"] for one in excluded] == [websafe_encode(key.credential)]


BAD = [
    {"origin": "https://evil.example"},
    {"origin": "http://localhost:9"},
    {"origin": "https://localhost:8000"},
    {"flags": PRESENT},
    {"flags": 0},
]


@pytest.mark.parametrize("lie", BAD)
def test_a_bad_answer_adds_nothing(lie):
    person = ada()
    with pytest.raises(ValidationError):
        with_passkey(person, **lie)
    assert (Passkey.objects.count(), mail.outbox) == (0, [])
    with_passkey(person)


@pytest.mark.parametrize("lie", [*BAD, {"credential": b"c" * 32}])
def test_a_bad_answer_lets_nobody_in(lie):
    key, _passkey = with_passkey(ada())
    bad = Key(**{**vars(key), **lie})
    assert enter(bad) is None
    assert Session.objects.count() == 0
    assert enter(key)


def test_the_person_an_answer_names_must_be_the_passkeys():
    person = ada()
    key, _passkey = with_passkey(person)
    for handle, opens in ((person.key, True), ("somebody-else", False)):
        said = json.loads(key.signed(ask_passkey().options))
        said["response"]["userHandle"] = websafe_encode(handle.encode())
        assert bool(enter_with_passkey(json.dumps(said))) is opens


def test_a_signature_by_another_key_is_none():
    key, _passkey = with_passkey(ada())
    assert enter(Key(credential=key.credential)) is None


def test_an_answer_works_once():
    key, _passkey = with_passkey(ada())
    answer = key.signed(ask_passkey().options)
    assert [bool(enter_with_passkey(answer)) for _try in range(3)] == [True, False, False]


def test_an_answer_to_what_nobody_asked_or_long_ago_is_none():
    person = ada()
    key, _passkey = with_passkey(person)
    options = ask_passkey().options
    PasskeyChallenge.objects.all().delete()
    assert enter_with_passkey(key.signed(options)) is None
    with time_machine.travel(now(), tick=False) as clock:
        options = ask_passkey().options
        clock.shift(timedelta(minutes=6))
        assert enter_with_passkey(key.signed(options)) is None


def test_what_one_was_asked_another_cannot_answer():
    ben = person_at("ben@example.org", name="Ben", verified=True)
    options = offer_passkey(by=ada()).options
    with pytest.raises(ValidationError):
        add_passkey(Key().made(options), "mine now", by=ben, kept=None)


def test_what_was_asked_at_the_door_adds_nothing():
    person = ada()
    options = offer_passkey(by=person).options
    options["publicKey"]["challenge"] = ask_passkey().challenge
    with pytest.raises(ValidationError):
        add_passkey(Key().made(options), "x", by=person, kept=None)


def test_a_copy_that_counts_backwards_is_refused():
    key, _passkey = with_passkey(ada(), count=5)
    key.count = 7
    assert enter(key)
    for count in (7, 6, 0):
        key.count = count
        assert enter(key) is None
    key.count = 8
    assert enter(key)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "{",
        '{"response": 1}',
        '{"response": {}}',
        "[" * 30_000,
        '"\\ud800"',
        "1" * 19_000,
    ],
)
def test_nonsense_is_refused_without_a_stumble(text):
    assert enter_with_passkey(text) is None
    with pytest.raises(ValidationError):
        add_passkey(text, "x", by=ada(), kept=None)


def test_any_changed_letter_is_refused():
    key, _passkey = with_passkey(ada())
    for part in ("clientDataJSON", "authenticatorData", "signature"):
        said = json.loads(key.signed(ask_passkey().options))
        text = said["response"][part]
        for at in (0, len(text) // 2, len(text) - 6):
            changed = text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]
            said["response"][part] = changed
            assert enter_with_passkey(json.dumps(said)) is None
    assert Session.objects.count() == 0


def test_a_passkey_is_kept_once():
    person = ada()
    key, _passkey = with_passkey(person)
    with pytest.raises(ValidationError):
        add_passkey(key.made(offer_passkey(by=person).options), "again", by=person, kept=None)


def test_there_is_an_end_to_how_many():
    person = ada()
    Passkey.objects.bulk_create(
        Passkey(person=person, name="x", credential=str(number), public_half=b"") for number in range(MOST)
    )
    Passkey.objects.update(public_half=bytes(with_passkey_of_somebody().public_half))
    with pytest.raises(ValidationError) as refused:
        with_passkey(person)
    assert "as many passkeys" in refused.value.messages[0]


def with_passkey_of_somebody() -> Passkey:
    return with_passkey(person_at("ben@example.org", name="Ben", verified=True))[1]


def test_one_caller_asks_and_fails_so_often():
    for _try in range(120):
        ask_passkey(client="203.0.113.9")
    with pytest.raises(Refusal):
        ask_passkey(client="203.0.113.9")
    for _try in range(20):
        assert enter_with_passkey("{}", client="203.0.113.7") is None
    with pytest.raises(Refusal):
        enter_with_passkey("{}", client="203.0.113.7")


@pytest.mark.django_db(transaction=True)
def test_of_many_who_send_one_answer_one_gets_in():
    key, _passkey = with_passkey(ada())
    answer = key.signed(ask_passkey().options)
    entered = at_once(5, lambda: bool(enter_with_passkey(answer)))
    assert sorted(entered) == [False] * 4 + [True]
