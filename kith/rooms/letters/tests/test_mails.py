"""A letter is told of by mail: that it came and from whom, never what it says; once until it is read."""

from datetime import timedelta

import pytest
from django.core import mail

from kith.base.kit.clock import now
from kith.members.communities.models import Membership
from kith.members.people import mailing
from kith.members.people.actions.mailing import stop as stop_mail
from kith.members.people.departing import Choice, Going, steps
from kith.rooms.letters.actions.answering import answer
from kith.rooms.letters.actions.introducing import propose
from kith.rooms.letters.actions.stopping import stop
from kith.rooms.letters.following import apply
from kith.rooms.letters.jobs import tell_made, tell_of_letter
from kith.rooms.letters.models import Exchange
from kith.rooms.letters.tests.cast import a_letter, neighbours
from kith.services.activity.models import Entry
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.actions.replying import reply
from kith.services.jobs.models import Job
from kith.services.jobs.worker import run_waiting

pytestmark = pytest.mark.django_db

WORDS = "Meet me behind the loom."


@pytest.fixture
def cast():
    return neighbours()


def settle() -> list[tuple[str, str]]:
    """Let the ledger be read and ten minutes pass; returns (to, subject) of what was mailed meanwhile."""
    mail.outbox.clear()
    replay("letters")
    Job.objects.filter(name="letters.tell_of_letter").update(run_after=now())
    run_waiting()
    return sorted((one.to[0], one.subject) for one in mail.outbox)


FROM_ADA = [("ben@cast.example", "Ada Okafor has written to you")]


def test_its_reader_is_mailed_once_without_its_words_until_they_have_read(cast):
    thread = a_letter(cast.ada, cast.ben, WORDS)
    assert settle() == FROM_ADA
    letter = mail.outbox[0]
    assert WORDS not in letter.body + letter.alternatives[0][0] and f"/letters/{thread.key}/" in letter.body
    reply(thread, by=cast.ada, source="And bring yarn.")
    assert settle() == []
    stop_at(thread, 2, by=cast.ben)
    assert settle() == []
    reply(thread, by=cast.ada, source="Blue, if you have it.")
    assert (settle(), settle()) == (FROM_ADA, [])


def test_it_waits_ten_minutes_and_what_is_read_by_then_is_not_mailed(cast):
    thread = a_letter(cast.ada, cast.ben, WORDS)
    replay("letters")
    assert Job.objects.get(name="letters.tell_of_letter").run_after > now() + timedelta(minutes=9)
    run_waiting()
    assert mail.outbox == []
    stop_at(thread, 1, by=cast.ben)
    assert settle() == []


def test_many_letters_leave_one_mail_and_the_writer_gets_none(cast):
    thread = a_letter(cast.ada, cast.ben, WORDS)
    for number in range(3):
        reply(thread, by=cast.ada, source=f"And {number}.")
    assert settle() == FROM_ADA


def test_access_is_asked_when_it_is_sent(cast):
    thread = a_letter(cast.ada, cast.ben, WORDS)
    exchange = Exchange.objects.get()
    stop(exchange, by=cast.ben)
    assert settle() == []
    exchange.stops.all().delete()
    Membership.objects.filter(community=cast.network, person=cast.ada).update(state="left")
    tell_of_letter(exchange_id=exchange.pk, person_id=cast.ben.pk)
    assert mail.outbox == []
    Membership.objects.filter(community=cast.network, person=cast.ada).update(state="active")
    tell_of_letter(exchange_id=exchange.pk, person_id=cast.sam.pk)
    assert mail.outbox == []
    tell_of_letter(exchange_id=exchange.pk, person_id=cast.ben.pk)
    assert [one.to for one in mail.outbox] == [["ben@cast.example"]] and thread.post_count == 1


@pytest.mark.parametrize("choice", [Choice.LEAVE, Choice.NAMELESS])
def test_who_went_is_not_mailed(cast, choice):
    a_letter(cast.ada, cast.ben, WORDS)
    for _label, erase in steps():
        while erase(Going((cast.ben.pk,), choice)):
            pass
    assert settle() == []


def test_who_wants_none_gets_none_and_finds_it_on_their_page(cast):
    stop_mail(mailing.named("letters"), by=cast.ben)
    a_letter(cast.ada, cast.ben, WORDS)
    assert settle() == []


def test_old_and_imported_letters_are_mailed_to_nobody(cast):
    a_letter(cast.ada, cast.ben, WORDS)
    entries = list(Entry.objects.filter(verb="conversations.started"))
    for entry in entries:
        entry.at = now() - timedelta(days=2)
    apply(entries)
    for entry in entries:
        entry.at, entry.imported = now(), True
    apply(entries)
    assert Job.objects.filter(name="letters.tell_of_letter").count() == 0
    assert settle() == FROM_ADA


def test_a_conversation_in_a_community_is_no_letter(cast):
    from tests.cast import a_thread

    reply(a_thread(cast, at=now()), by=cast.ben, source="Weft.")
    assert settle() == []


def test_an_introduction_that_came_to_be_is_told_to_who_said_yes_first(cast):
    asked = propose(cast.nia, cast.eve, by=cast.ada, words="You both spin.")
    run_waiting()
    answer(asked, by=cast.nia, agrees=True)
    answer(asked, by=cast.eve, agrees=True)
    assert settle() == [("nia@cast.example", "You and Eve Larsen can write to each other now")]
    assert "You both spin." not in mail.outbox[0].body
    tell_made(introduction_id=asked.pk, person_id=cast.nia.pk)
    assert len(mail.outbox) == 1
    stop(Exchange.objects.get(), by=cast.nia)
    tell_made(introduction_id=asked.pk, person_id=cast.eve.pk)
    assert len(mail.outbox) == 1
