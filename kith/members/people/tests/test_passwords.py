"""A password beside the mailed link: what is taken, who gets in with it, and what others learn."""

import re

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.core import mail
from django.core.exceptions import ValidationError

from kith.base.kit.refusals import Refusal
from kith.members.people.actions import unlocking
from kith.members.people.actions.passwords import keep_password, remove_password
from kith.members.people.actions.registering import person_at
from kith.members.people.actions.signing_in import ask_to_sign_in
from kith.members.people.actions.unlocking import enter_with_password
from kith.members.people.models import AuditLine, Person, Session
from kith.members.people.tests.holding import PASSWORD, ada, with_password
from tests.cast import visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

WRONG = "some other set of words"


def enter(address="ada@example.org", password=PASSWORD, **more):
    return enter_with_password(address, password, **more)


def test_it_lets_in_and_is_kept_hashed():
    person = with_password(ada())
    assert enter().person == person
    assert PASSWORD not in Person.objects.get().password
    assert identify_hasher(Person.objects.get().password).algorithm == "scrypt"
    assert AuditLine.objects.filter(act="people.signed-in").get().why == "password"


def test_spaces_and_capitals_in_the_address_do_not_matter():
    with_password(ada())
    assert enter(" ADA@Example.org ")
    assert enter(password=PASSWORD.upper()) is None


@pytest.mark.parametrize(
    "typed, said",
    [
        ("eleven char", "at least 12"),
        ("qwerty123456", "tried first"),
        ("482910573829104", "letters"),
        ("ada okafor 1", "too close"),
        ("ada@example.org", "too close"),
        ("x" * 201, "at most"),
        ("", "at least 12"),
    ],
)
def test_what_is_too_weak_is_refused_with_a_sentence(typed, said):
    with pytest.raises(ValidationError) as refused:
        keep_password(typed, by=ada(), kept=None)
    assert said in " ".join(refused.value.messages)
    assert Person.objects.get().password == ""


def test_any_letters_will_do():
    person = ada()
    for typed in ("ysgol y mynydd du ✿", "  spaces at both ends  "):
        keep_password(typed, by=person, kept=None)
        assert enter(password=typed).person == person


def test_taken_away_it_opens_nothing_and_the_mail_still_does():
    person = with_password(ada())
    assert remove_password(by=person, kept=None) is True
    assert enter() is None
    assert enter(password="") is None
    assert remove_password(by=person, kept=None) is False
    assert ask_to_sign_in("ada@example.org") is not None


def test_an_address_that_was_not_proved_opens_nothing():
    with_password(person_at("ada@example.org", name="Ada"))
    assert enter() is None


def test_someone_erased_does_not_come_in():
    person = with_password(ada())
    Person.objects.filter(pk=person.pk).update(erased_at=person.created_at)
    assert enter() is None


def test_five_wrong_ones_and_it_waits_while_the_mail_does_not():
    with_password(ada())
    for _try in range(5):
        assert enter(password=WRONG) is None
    for typed in (WRONG, PASSWORD):
        with pytest.raises(Refusal) as refused:
            enter(password=typed)
        assert refused.value.code == "too-many"
    assert "link from a mail" in str(refused.value.next)
    assert ask_to_sign_in("ada@example.org") is not None


def test_a_right_one_does_not_count():
    with_password(ada())
    assert [bool(enter()) for _try in range(7)] == [True] * 7


def test_one_caller_has_twenty_tries_whoever_they_try():
    for number in range(20):
        assert enter(f"p{number}@example.org", WRONG, client="203.0.113.9") is None
    with pytest.raises(Refusal):
        enter("another@example.org", WRONG, client="203.0.113.9")
    assert enter("another@example.org", WRONG, client="203.0.113.10") is None


def untokened(response) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", response.content)


def test_one_answer_for_whatever_is_wrong():
    with_password(ada())
    person_at("ben@example.org", verified=True)
    answers = []
    for address in ("ada@example.org", "ben@example.org", "eve@example.org"):
        response = visit().post("/sign-in/password/", {"address": address, "password": WRONG})
        answers.append((response.status_code, untokened(response).replace(address.encode(), b"A")))
    assert answers == answers[:1] * 3
    assert answers[0][0] == 422


def test_the_same_work_is_done_for_every_address(monkeypatch):
    with_password(ada())
    person_at("ben@example.org", verified=True)
    unlocking._nobodys()
    compared = []

    def watched(password, encoded, **more):
        compared.append(encoded.split("$")[:2])
        return real(password, encoded, **more)

    real = unlocking.check_password
    monkeypatch.setattr(unlocking, "check_password", watched)
    for address in ("ada@example.org", "ben@example.org", "eve@example.org", "no address"):
        assert enter(address, WRONG) is None
    assert compared == [["scrypt", "16384"]] * 4


def test_the_form_signs_in_and_goes_on():
    with_password(ada())
    client = visit()
    open_page(client, "/sign-in/password/?next=/communities/")
    body = {"address": "ada@example.org", "password": PASSWORD, "next": "/communities/"}
    response = client.post("/sign-in/password/", {**body, "shared": "on"})
    assert (response.status_code, response["Location"]) == (303, "/communities/")
    assert Session.objects.get().shared_computer is True
    assert client.cookies["kith_session"]["max-age"] == ""


def test_what_was_typed_never_comes_back():
    with_password(ada())
    body = {"address": "ada@example.org", "password": WRONG}
    for _try in range(6):
        response = visit().post("/sign-in/password/", body)
        assert WRONG not in response.content.decode()
    assert response.status_code == 429
    client = visit(Person.objects.get())
    answer = client.post("/you/sign-in/password/", {"password": "short words"})
    assert (answer.status_code, "short words" in answer.content.decode()) == (422, False)


def test_it_is_set_and_taken_away_on_ones_own_page():
    person = ada()
    client = visit(person)
    open_page(client, "/you/sign-in/password/")
    assert client.post("/you/sign-in/password/", {"password": PASSWORD})["Location"] == "/you/sign-in/"
    assert "Change it" in open_page(client, "/you/sign-in/").content.decode()
    client.post("/you/sign-in/password/remove/")
    assert Person.objects.get().password == ""
    assert [message.subject for message in mail.outbox] == [
        "A password was set for your account",
        "The password was taken off your account",
    ]
