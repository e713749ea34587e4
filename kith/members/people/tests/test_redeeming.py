"""A link or a code lets somebody in once, for half an hour, and no one else."""

from datetime import timedelta

import pytest
import time_machine

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.people.actions.auditing import verify
from kith.members.people.actions.redeeming import live_link, redeem_code, redeem_link
from kith.members.people.actions.registering import person_at
from kith.members.people.actions.signing_in import ask_to_sign_in, login_link
from kith.members.people.models import Address, AuditLine, Person, Session, SignInRequest
from kith.members.people.tests.crowding import at_once
from kith.members.people.tests.letters import newest_code, newest_token
from kith.members.people.tokens import hashed

pytestmark = pytest.mark.django_db

ADA = "ada@example.org"
AT_HOME = {"address": ADA, "browser": "her browser"}


def asked(address=ADA, browser="her browser", **more):
    ask_to_sign_in(address, browser=browser, **more)
    return newest_token(), newest_code()


def other_than(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_the_link_signs_in_whoever_has_the_address():
    ada = person_at(ADA, name="Ada", verified=True)
    token, _code = asked(next="/communities/")
    entrance = redeem_link(token, device="Firefox/Windows")
    session = Session.objects.get()
    assert (entrance.person, entrance.is_new, entrance.next) == (ada, False, "/communities/")
    assert (session.person, session.device, session.shared_computer) == (ada, "Firefox/Windows", False)
    assert session.token_hash == hashed(entrance.token)
    assert session.expires_at - session.created_at == pytest.approx(
        timedelta(days=90), abs=timedelta(seconds=5)
    )


def test_whoever_proves_an_address_becomes_a_person():
    token, _code = asked("Nia.Prosser@example.org")
    entrance = redeem_link(token)
    address = Address.objects.get()
    assert (entrance.is_new, entrance.person.name) == (True, "Nia Prosser")
    assert (address.person, address.address) == (entrance.person, "Nia.Prosser@example.org")
    assert address.verified_at is not None


def test_an_address_spelt_otherwise_is_the_same_person():
    person_at(ADA, verified=True)
    token, _code = asked("ADA@EXAMPLE.org")
    redeem_link(token)
    assert Person.objects.count() == 1


def test_a_link_works_once():
    token, code = asked()
    assert redeem_link(token) is not None
    assert redeem_link(token) is None
    assert redeem_code(code, **AT_HOME) is None
    assert Session.objects.count() == 1


def test_a_code_works_once_and_uses_up_its_link():
    token, code = asked()
    assert redeem_code(code, **AT_HOME) is not None
    assert redeem_code(code, **AT_HOME) is None
    assert redeem_link(token) is None
    assert Session.objects.count() == 1


def test_a_code_may_be_typed_with_spaces():
    _token, code = asked()
    assert redeem_code(f" {code[:3]} {code[3:]} ", **AT_HOME) is not None


def test_both_run_out_after_half_an_hour():
    with time_machine.travel(now(), tick=False) as clock:
        token, code = asked()
        clock.shift(timedelta(minutes=29, seconds=59))
        assert live_link(token) is not None
        clock.shift(timedelta(seconds=1))
        assert live_link(token) is None
        assert redeem_link(token) is None
        assert redeem_code(code, **AT_HOME) is None
    assert Session.objects.count() == 0


def test_a_code_opens_nothing_in_another_browser_or_for_another_address():
    _token, code = asked()
    asked("eve@example.org", "another browser")
    assert redeem_code(code, address=ADA, browser="another browser") is None
    assert redeem_code(code, address="eve@example.org", browser="her browser") is None
    assert redeem_code(code, address=ADA, browser="") is None
    assert redeem_code(code, **AT_HOME) is not None


def test_a_printed_link_has_no_code():
    login_link(ADA)
    assert redeem_code("", address=ADA, browser="") is None


def test_every_code_this_browser_asked_for_works():
    codes = [asked()[1] for _mail in range(3)]
    assert redeem_code(codes[0], **AT_HOME) is not None


def test_five_wrong_tries_and_a_code_is_dead_but_its_link_works():
    token, code = asked()
    assert [redeem_code(other_than(code), **AT_HOME) for _try in range(5)] == [None] * 5
    with pytest.raises(Refusal) as refused:
        redeem_code(code, **AT_HOME)
    assert refused.value.code == "too-many"
    assert redeem_link(token) is not None


def test_a_code_tried_five_times_is_dead_for_good():
    token, code = asked()
    SignInRequest.objects.update(tries=5)
    assert redeem_code(code, **AT_HOME) is None
    assert redeem_link(token) is not None


def test_a_right_code_does_not_count_against_its_address():
    for _morning in range(3):
        _token, code = asked()
        redeem_code(code, **AT_HOME)
    _token, code = asked("ben@example.org")
    for _try in range(5):
        assert redeem_code(other_than(code), address="ben@example.org", browser="her browser") is None


def test_one_client_fails_twenty_times_in_half_an_hour():
    with time_machine.travel(now(), tick=False) as clock:
        for number in range(20):
            assert redeem_link(f"guess{number}", client="203.0.113.9") is None
        token, _code = asked()
        with pytest.raises(Refusal) as refused:
            redeem_link(token, client="203.0.113.9")
        assert (refused.value.code, refused.value.status) == ("too-many", 429)
        assert redeem_link(token, client="203.0.113.10") is not None
        clock.shift(timedelta(minutes=31))
        assert redeem_link("guess", client="203.0.113.9") is None


def test_many_colleagues_behind_one_address_are_not_failures():
    for number in range(22):
        token, _code = asked(f"colleague{number}@example.org")
        assert redeem_link(token, client="203.0.113.9") is not None


def test_a_shared_computer_stays_signed_in_for_twelve_hours_at_most():
    token, _code = asked()
    entrance = redeem_link(token, shared_computer=True)
    lasts = entrance.session.expires_at - entrance.session.created_at
    assert lasts == pytest.approx(timedelta(hours=12), abs=timedelta(seconds=5))
    assert entrance.cookie_lasts is None


def test_signing_in_is_in_the_audit_log():
    _token, code = asked()
    ada = redeem_code(code, **AT_HOME).person
    line = AuditLine.objects.get()
    assert (line.act, line.by_id, line.why) == ("people.signed-in", ada.pk, "code")
    assert line.about == f"session:{Session.objects.get().key}"


@pytest.mark.django_db(transaction=True)
def test_twenty_presses_of_one_link_at_once_are_one_session():
    token, _code = asked("new@example.org")
    entrances = at_once(20, lambda: redeem_link(token))
    assert sum(entrance is not None for entrance in entrances) == 1
    assert (Session.objects.count(), Person.objects.count(), Address.objects.count()) == (1, 1, 1)
    assert verify() is None


@pytest.mark.django_db(transaction=True)
def test_two_links_of_a_new_address_at_once_are_one_person():
    tokens = [asked("new@example.org")[0] for _mail in range(3)]
    entrances = at_once(3, lambda: redeem_link(tokens.pop()))
    assert all(entrances)
    assert (Person.objects.count(), Session.objects.count()) == (1, 3)


@pytest.mark.django_db(transaction=True)
def test_guessing_at_once_gives_no_more_than_five_guesses():
    asked()

    def guess():
        try:
            return redeem_code("no code", **AT_HOME)
        except Refusal:
            return "refused"

    results = at_once(20, guess)
    assert results.count(None) <= 5
    assert live_link(newest_token()).tries <= 5
