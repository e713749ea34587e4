"""Asking to be let in: who gets a mail, what stands in it, what is kept, and how often."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.people.actions.redeeming import live_link
from kith.members.people.actions.registering import person_at
from kith.members.people.actions.signing_in import ask_to_sign_in, login_link
from kith.members.people.limits import ASKS, take
from kith.members.people.models import Address, AuditLine, Count, Person, SignInRequest
from kith.members.people.tests.letters import newest_code, newest_token

pytestmark = pytest.mark.django_db

ADA = "ada@example.org"


def test_the_mail_has_a_link_and_a_code_in_both_its_forms():
    ask_to_sign_in(ADA, browser="her browser")
    message = message_from_bytes(mail.outbox[0].message().as_bytes(), policy=default)
    plain, rich = (message.get_body([kind]).get_content() for kind in ("plain", "html"))
    assert (message["To"], message["Subject"]) == (ADA, "Sign in to Kith")
    for text in (plain, rich):
        assert newest_token() in text
        assert newest_code() in text
        assert "You can ignore this if it wasn’t you." in text


def test_nothing_in_the_mail_tells_on_its_reader():
    ask_to_sign_in(ADA)
    rich = mail.outbox[0].alternatives[0].content
    assert [tag for tag in ("<img", "<link", "<script", "src=", "url(") if tag in rich] == []


def test_only_hashes_are_kept():
    ask_to_sign_in(ADA, browser="her browser")
    row = SignInRequest.objects.values().get()
    secrets = {newest_token(), newest_code(), "her browser"}
    assert secrets & {str(value) for value in row.values()} == set()


def test_an_address_nobody_has_gets_the_same_mail_as_one_somebody_has():
    person_at(ADA, name="Ada", verified=True)
    bodies = []
    for address in (ADA, "new@example.org"):
        ask_to_sign_in(address, browser="a browser")
        bodies.append(mail.outbox[-1].body.replace(newest_token(), "T").replace(newest_code(), "C"))
    assert bodies[0] == bodies[1]
    assert [message.to for message in mail.outbox] == [[ADA], ["new@example.org"]]


def test_asking_alone_makes_nobody_known():
    ask_to_sign_in("new@example.org")
    assert (Person.objects.count(), Address.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ada",
        "ada@",
        "@example.org",
        "ada@example.org\nBcc: eve@example.org",
        "ada@example.org\r\nBcc:eve@example.org",
        "ada\n@example.org",
        '"ada\\\nx"@example.org',
        "ada@example.org, eve@example.org",
        "Ada <ada@example.org>",
        "a" * 250 + "@example.org",
        "ada@exa mple.org",
        "ada@example..org",
    ],
)
def test_what_is_no_address_is_refused_and_no_mail_goes_out(typed):
    with pytest.raises(ValidationError):
        ask_to_sign_in(typed)
    assert (mail.outbox, SignInRequest.objects.count()) == ([], 0)


def test_an_address_may_be_spelt_in_capitals_or_another_script():
    ask_to_sign_in("  Ada@Example.ORG ")
    ask_to_sign_in("ada@bücher.example")
    assert [message.to[0] for message in mail.outbox] == ["Ada@Example.ORG", "ada@xn--bcher-kva.example"]


def test_an_address_gets_three_mails_an_hour():
    with time_machine.travel(now(), tick=False) as clock:
        sent = [ask_to_sign_in(ADA) is not None for _try in range(5)]
        assert sent == [True, True, True, False, False]
        assert ask_to_sign_in("ADA@example.org") is None
        assert ask_to_sign_in("ben@example.org") is not None
        clock.shift(timedelta(minutes=62))
        assert ask_to_sign_in(ADA) is not None
    assert len(mail.outbox) == 5


def test_an_address_gets_ten_mails_a_day():
    sent = 0
    with time_machine.travel(now(), tick=False) as clock:
        for _hour in range(20):
            sent += ask_to_sign_in(ADA) is not None
            clock.shift(timedelta(minutes=65))
        assert sent == len(mail.outbox) == 10
        clock.shift(timedelta(hours=12))
        assert ask_to_sign_in(ADA) is not None


def test_one_client_asks_sixty_times_in_half_an_hour():
    for number in range(60):
        assert take(ASKS, "203.0.113.9"), number
    with pytest.raises(Refusal) as refused:
        ask_to_sign_in("another@example.org", client="203.0.113.9")
    assert refused.value.code == "too-many"
    assert "30 minutes" in str(refused.value.next)
    assert ask_to_sign_in("another@example.org", client="203.0.113.10") is not None


def test_a_refusal_is_told_once_in_the_audit_log_without_the_address():
    for _try in range(9):
        ask_to_sign_in(ADA)
    line = AuditLine.objects.get()
    assert (line.act, line.by_id, line.why) == ("people.sign-in-refused", None, "mails-hour")
    assert "ada" not in line.about


def test_counts_name_nobody():
    ask_to_sign_in(ADA, client="203.0.113.9")
    assert {ADA, "203.0.113.9"} & set(Count.objects.values_list("who", flat=True)) == set()


def test_mail_that_could_not_go_out_is_said_and_does_not_count(monkeypatch):
    def fail(message):
        raise SMTPServerDisconnected("gone")

    monkeypatch.setattr("kith.base.kit.mail.send", fail)
    for _try in range(4):
        with pytest.raises(Refusal) as refused:
            ask_to_sign_in(ADA)
        assert (refused.value.code, refused.value.status) == ("mail-failed", 503)
    monkeypatch.undo()
    assert SignInRequest.objects.count() == 0
    assert ask_to_sign_in(ADA) is not None


def test_a_mailbox_the_server_does_not_know_gets_the_same_answer(monkeypatch):
    def refuse(message):
        raise SMTPRecipientsRefused({ADA: (550, b"no such user")})

    monkeypatch.setattr("kith.base.kit.mail.send", refuse)
    assert ask_to_sign_in(ADA) is not None


def test_the_operators_link_is_absolute_and_makes_the_person_known(settings):
    settings.SITE_URL = "https://kith.example.org"
    link = login_link("Sam.Whitlock@example.org")
    assert link.startswith("https://kith.example.org/sign-in/")
    assert live_link(link.rstrip("/").rsplit("/")[-1]).address == "Sam.Whitlock@example.org"
    assert Person.objects.get().name == "Sam Whitlock"
    assert mail.outbox == []
    assert AuditLine.objects.get().act == "people.link-printed"
