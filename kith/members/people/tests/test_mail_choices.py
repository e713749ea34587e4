"""Which mail somebody gets: chosen on their page or from the mail; sent once, and to nobody who is gone."""

from collections.abc import Iterator

import pytest
from django.core import mail
from django.test import Client

from kith.base.kit.clock import now
from kith.members.people import mailing
from kith.members.people.actions.erasing import erase
from kith.members.people.actions.mailing import have_again, send_once, stop
from kith.members.people.actions.registering import person_at
from kith.members.people.departing import Choice, Going
from kith.members.people.mailing import Mail
from kith.members.people.merging import merge
from kith.members.people.models import Mailed, NoMail, Person
from kith.members.people.notices import Notice, notice_letter
from kith.members.people.tests.postboxes import DOWN, GOOD, REFUSING
from tests.cast import visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

KIND = Mail("test", 99, "When it rains", "A line each time.")
NOTICE = Notice("It\nrains", "Take a coat.", [("Look out:", "/you/")])


@pytest.fixture(autouse=True)
def kind(monkeypatch) -> Iterator[Mail]:
    monkeypatch.setitem(mailing._mails, "test", KIND)
    yield KIND


def ada() -> Person:
    return person_at("ada@cast.example", name="Ada Okafor", verified=True)


def send(person: Person, about: str = "rain:1") -> bool:
    return send_once(person, "test", about, lambda address: notice_letter(person, address, "test", NOTICE))


def test_it_is_sent_once_for_each_occasion_with_the_way_to_stop_it():
    person = ada()
    assert [send(person), send(person), send(person, "rain:2")] == [True, False, True]
    letter, _second = mail.outbox
    link = mailing.stop_link(person, "test")
    assert (letter.to, letter.subject) == (["ada@cast.example"], "It rains")
    assert letter.extra_headers["List-Unsubscribe"] == f"<{link}>"
    assert link in letter.body and link in letter.alternatives[0][0] and "/you/mail/" in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_what_the_server_did_not_take_is_tried_again_and_what_it_refused_is_not(settings):
    person = ada()
    settings.EMAIL_BACKEND = DOWN
    with pytest.raises(ConnectionRefusedError):
        send(person)
    settings.EMAIL_BACKEND = GOOD
    assert send(person) is True
    settings.EMAIL_BACKEND = REFUSING
    assert send(person, "rain:2") is False
    settings.EMAIL_BACKEND = GOOD
    assert send(person, "rain:2") is False
    assert len(mail.outbox) == 1


def test_nobody_is_mailed_who_is_unclaimed_gone_or_somebody_else_by_now():
    unclaimed = Person.objects.create(name="Old Hand")
    erased, merged, left = ada(), person_at("ben@cast.example", name="Ben", verified=True), None
    erased.erased_at = now()
    merged.merged_into = erased
    left = person_at("nia@cast.example", name="Nia", verified=True)
    erase(Going((left.pk,), Choice.LEAVE))
    assert [send(one) for one in (unclaimed, erased, merged, left)] == [False] * 4
    assert (len(mail.outbox), send(person_at("eve@cast.example", name="Eve", verified=True))) == (0, True)


def test_the_page_says_in_words_what_one_gets_and_each_is_stopped_and_had_again():
    person = ada()
    client = visit(person)
    assert "Which mail you get" in open_page(client, "/you/").content.decode()
    html = open_page(client, "/you/mail/").content.decode()
    assert "When it rains" in html and "ada@cast.example" in html and "You don’t get this" not in html
    assert client.post("/you/mail/", {"kind": "test", "mail": "no"}).status_code == 303
    assert open_page(client, "/you/mail/").content.decode().count("You don’t get this") == 1
    assert (send(person), mailing.wants(person, "test")) == (False, False)
    client.post("/you/mail/", {"kind": "test", "mail": "yes"})
    assert send(person) is True
    assert client.post("/you/mail/", {"kind": "snow", "mail": "no"}).status_code == 400
    assert client.post("/you/mail/", {"kind": "test"}).status_code == 400
    assert Client().get("/you/mail/").status_code in (302, 403)


def test_every_kind_a_room_declares_is_stopped_and_had_again_on_the_page():
    person = ada()
    for kind in mailing.all_mails():
        stop(kind, by=person)
        stop(kind, by=person)
        assert not mailing.wants(person, kind.name), kind.name
        have_again(kind, by=person)
        have_again(kind, by=person)
        assert mailing.wants(person, kind.name), kind.name
    names = [kind.name for kind in mailing.all_mails()]
    assert names == [
        "letters",
        "mentions",
        "introductions",
        "wonderings",
        "requests",
        "answers",
        "ties",
        "groups",
        "outcomes",
        "care",
        "unsealed",
        "welcomes",
        "test",
    ]


def test_the_link_in_a_mail_stops_it_without_signing_in_and_looking_changes_nothing():
    person = ada()
    path = "/" + mailing.stop_link(person, "test").split("//", 1)[1].split("/", 1)[1]
    stranger = Client()
    assert "Stop them" in open_page(stranger, path).content.decode()
    assert stranger.head(path).status_code == 200 and mailing.wants(person, "test")
    assert "No more of these mails" in stranger.post(path).content.decode()
    assert not mailing.wants(person, "test") and mailing.wants(person, "letters")
    assert "They come again" in stranger.post(path, {"mail": "yes"}).content.decode()
    assert mailing.wants(person, "test")
    assert stranger.post("/mail/not-ours/").status_code == 404
    assert stranger.post(path[:-2] + "x/").status_code == 404


def test_what_one_wants_follows_a_merge():
    old, new = ada(), person_at("ben@cast.example", name="Ben", verified=True)
    stop(KIND, by=old)
    send(new)
    for _time in range(2):
        merge(old.pk, new.pk)
    assert list(NoMail.objects.values_list("person", "kind")) == [(new.pk, "test")]
    assert Mailed.objects.count() == 1
