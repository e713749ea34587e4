"""What every change brings: proof first, other sessions ended, a line in the log, a mail to act on."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail

from kith.base.kit.clock import now
from kith.members.people.actions.claiming import claim
from kith.members.people.models import (
    ArchiveAddress,
    AuditLine,
    Authenticator,
    Passkey,
    Person,
    RecoveryCode,
    Session,
)
from kith.members.people.queries import ways_in
from kith.members.people.tests.holding import (
    PASSWORD,
    ada,
    newest_not_me,
    with_app,
    with_passkey,
    with_password,
)
from tests.cast import visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

SCANNERS = (
    "Mozilla/5.0 (compatible; SafeLinks)",
    "Barracuda",
    "Proofpoint",
    "curl/8",
    "GoogleImageProxy",
    "",
)
CHANGES = {
    "password": ("/you/sign-in/password/", {"password": PASSWORD}),
    "password-remove": ("/you/sign-in/password/remove/", {}),
    "app-start": ("/you/sign-in/app/start/", {}),
    "app-remove": ("/you/sign-in/app/remove/", {}),
    "codes": ("/you/sign-in/codes/", {}),
    "options": ("/you/sign-in/passkey/options/", {}),
}


def state(person: Person) -> tuple:
    """Return everything that a change could change."""
    return (
        Person.objects.get(pk=person.pk).password,
        list(Passkey.objects.values_list("pk", flat=True)),
        list(Authenticator.objects.values_list("sealed", "confirmed_at")),
        list(RecoveryCode.objects.values_list("code_hash", "used_at")),
        Session.objects.count(),
    )


@pytest.mark.parametrize("change", CHANGES)
def test_it_must_be_shown_first_that_it_is_they(change):
    person = with_password(ada())
    with_app(person)
    client = visit(person)
    Session.objects.update(created_at=now() - timedelta(minutes=11))
    before, (address, body) = state(person), CHANGES[change]
    assert client.post(address, body)["Location"] == "/you/sign-in/again/"
    assert state(person) == before


def test_the_page_that_asks_offers_what_they_have():
    person = ada()
    client = visit(person)
    assert client.get("/you/sign-in/again/")["Location"] == "/you/sign-in/"
    Session.objects.update(created_at=now() - timedelta(minutes=11))
    page = open_page(client, "/you/sign-in/again/").content.decode()
    assert ("Email me a link" in page, "Your password" in page, "Use a passkey" in page) == (
        True,
        False,
        False,
    )
    with_passkey(with_password(person))
    client = visit(person)
    Session.objects.update(created_at=now() - timedelta(minutes=11))
    page = open_page(client, "/you/sign-in/again/").content.decode()
    assert ("Your password" in page, "Use a passkey" in page) == (True, True)
    body = {"address": "ada@example.org", "password": PASSWORD, "next": "/you/sign-in/"}
    assert client.post("/sign-in/password/", body)["Location"] == "/you/sign-in/"
    assert client.get("/you/sign-in/password/").status_code == 200
    assert Session.objects.count() == 1


def test_a_shared_computer_stays_one_when_its_person_shows_who_they_are():
    person = with_password(ada())
    client = visit(person)
    Session.objects.update(created_at=now() - timedelta(minutes=11), shared_computer=True)
    client.post("/sign-in/password/", {"address": "ada@example.org", "password": PASSWORD})
    assert Session.objects.get().shared_computer is True
    assert client.cookies["kith_session"]["max-age"] == ""


@pytest.mark.parametrize("change", ["password", "password-remove", "app-remove", "codes"])
def test_every_other_session_ends(change):
    person = with_password(ada())
    with_app(person)
    here, elsewhere = visit(person), visit(person)
    address, body = CHANGES[change]
    assert here.post(address, body).status_code in (200, 303)
    assert here.get("/you/").status_code == 200
    assert elsewhere.get("/you/").status_code == 302
    assert AuditLine.objects.get(act="people.session-ended").why == "sign-in-changed"


def test_the_log_says_what_and_not_the_secret():
    person = with_password(ada())
    _app, codes = with_app(person)
    with_passkey(person)
    acts = list(AuditLine.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["people.password-set", "people.authenticator-added", "people.passkey-added"]
    told = " ".join(f"{line.act} {line.about} {line.why}" for line in AuditLine.objects.all())
    assert [word for word in (PASSWORD, *codes) if word in told] == []


def test_each_proved_address_is_told():
    person = ada()
    person.addresses.create(address="ada@home.example", verified_at=now())
    person.addresses.create(address="ada@hoped.example")
    with_password(person)
    assert [message.to for message in mail.outbox] == [["ada@example.org"], ["ada@home.example"]]
    rich = mail.outbox[0].alternatives[0].content
    assert newest_not_me() in rich
    assert [tag for tag in ("<img", "<script", "src=") if tag in rich] == []


def test_a_mail_that_cannot_go_out_undoes_nothing(monkeypatch):
    def fail(message):
        raise SMTPServerDisconnected

    person = ada()
    monkeypatch.setattr("kith.base.kit.mail.send", fail)
    with_password(person)
    assert Person.objects.get().password != ""


@pytest.mark.parametrize("agent", SCANNERS)
def test_a_mail_scanner_that_opens_the_link_changes_nothing(agent):
    person = with_password(ada())
    link, before = newest_not_me(), state(person)
    for method in ("get", "head"):
        for _look in range(3):
            assert getattr(visit(), method)(link, HTTP_USER_AGENT=agent).status_code == 200
    assert state(person) == before


def test_it_was_not_me_takes_the_password_away_and_signs_everybody_out():
    person = with_password(ada())
    link = newest_not_me()
    thief = visit(person)
    assert "password is gone" in visit().post(link).content.decode()
    assert Person.objects.get().password == ""
    assert thief.get("/you/").status_code == 302


def test_it_was_not_me_leaves_a_password_that_was_set_since():
    person = with_password(ada())
    link = newest_not_me()
    with_password(person)
    assert "Nothing else was changed" in visit().post(link).content.decode()
    assert Person.objects.get().password != ""


def test_it_was_not_me_takes_the_passkey_away():
    person = ada()
    with_passkey(person, "mine")
    with_passkey(person, "a thief's")
    visit().post(newest_not_me())
    assert [one.name for one in ways_in(person).passkeys] == ["mine"]


def test_reading_somebodys_mail_does_not_rid_them_of_their_second_step():
    person = ada()
    with_app(person)
    visit().post(newest_not_me())
    assert (ways_in(person).has_app, ways_in(person).codes_left) == (True, 10)


def test_it_was_not_me_leaves_the_last_step_of_somebody_who_must_have_one(monkeypatch):
    from kith.members.people import needing

    person = ada()
    monkeypatch.setattr(needing, "_needs", [lambda person_id: person_id == person.pk])
    with_passkey(person)
    visit().post(newest_not_me())
    assert len(ways_in(person).passkeys) == 1


def test_a_link_of_somebody_elses_making_is_nothing():
    with_password(ada())
    link = newest_not_me()
    for forged in (link[:-3] + "xx/", "/sign-in/not-me/nothing/"):
        assert visit().get(forged).status_code == 404
        assert visit().post(forged).status_code == 404
    assert Person.objects.get().password != ""


def test_merging_drops_how_the_one_signed_in_and_keeps_how_the_other_does():
    old = Person(name="Olwen")
    old.save()
    ArchiveAddress.objects.create(person=old, address="ada@example.org")
    with_passkey(with_password(old), "old")
    with_app(old)
    person = ada()
    with_passkey(person, "new")
    password = with_password(person).password
    before = visit(old)
    claim("ada@example.org", by=person)
    assert [one.name for one in Passkey.objects.all()] == ["new"]
    assert (Authenticator.objects.count(), RecoveryCode.objects.count()) == (0, 0)
    assert list(Person.objects.order_by("pk").values_list("password", flat=True)) == ["", password]
    assert before.get("/you/").status_code == 302
