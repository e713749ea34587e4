"""What stands in an archive becomes its author's when they prove its address. Nobody is mailed before."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.db import transaction

from kith.base.kit.clock import now
from kith.members.people.actions.claiming import claim
from kith.members.people.actions.redeeming import redeem_link
from kith.members.people.actions.registering import person_at
from kith.members.people.actions.signing_in import ask_to_sign_in
from kith.members.people.models import ArchiveAddress, AuditLine, Person
from kith.members.people.queries import addresses, faces, with_key
from kith.members.people.tests.letters import newest_token
from kith.services.conversations.actions.importing import Arrival, take_in
from kith.services.conversations.models import Thread
from tests.cast import build_cast

pytestmark = pytest.mark.django_db

OLD = "olwen@archive.example"


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def olwen():
    return _in_archive("Olwen Bevan", OLD)


def _in_archive(name, address):
    person = Person(name=name)
    person.save()
    ArchiveAddress.objects.create(person=person, address=address)
    return person


def prove(address):
    ask_to_sign_in(address)
    return redeem_link(newest_token())


def from_archive(cast, *authors, title="Selvedge"):
    """Take in a thread out of an archive, one post by each author; returns the thread."""
    posts = [
        Arrival(
            thread=("batch", 0) if index else None,
            title=title,
            author=author.pk,
            source="From the old list.",
            html="<p>From the old list.</p>",
            posted_at=now() - timedelta(days=900 - index),
            minutes=1,
        )
        for index, author in enumerate(authors)
    ]
    with transaction.atomic():
        return Thread.objects.get(pk=take_in(cast.board, posts)[0][0])


def test_proving_the_address_takes_on_what_was_written_from_it(cast, olwen):
    thread = from_archive(cast, cast.ada, olwen)
    me = prove(OLD).person
    after = Thread.objects.get(pk=thread.pk)
    assert list(after.posts.order_by("position").values_list("author", flat=True)) == [cast.ada.pk, me.pk]
    assert (after.started_by, after.last_post_by) == (cast.ada, me)
    assert after.version > thread.version
    assert Person.objects.get(pk=olwen.pk).merged_into == me
    assert ArchiveAddress.objects.get().person == me


def test_threads_they_started_follow_and_others_stay(cast, olwen):
    theirs, other = from_archive(cast, olwen), from_archive(cast, cast.ada)
    me = prove(OLD).person
    assert Thread.objects.get(pk=theirs.pk).started_by == me
    assert Thread.objects.get(pk=other.pk).version == other.version


def test_an_answer_to_oneself_from_another_address_is_no_reply(cast, olwen):
    at_home = _in_archive("Olwen", "olwen@home.example")
    alone, answered = from_archive(cast, olwen, at_home), from_archive(cast, olwen, at_home, cast.ada)
    assert None not in (alone.first_reply_at, answered.first_reply_at)
    me = prove(OLD).person
    me.addresses.create(address="olwen@home.example", verified_at=now())
    claim("olwen@home.example", by=me)
    last = answered.posts.get(position=3)
    replies = Thread.objects.filter(pk__in=[alone.pk, answered.pk]).order_by("pk")
    assert list(replies.values_list("first_reply_at", flat=True)) == [None, last.posted_at]


def test_the_name_in_the_archive_is_better_than_a_guess(olwen):
    assert prove(OLD).person.name == "Olwen Bevan"


def test_a_name_somebody_chose_stays(olwen):
    person_at(OLD, name="Olwen Bevan-Rees", verified=False)
    assert prove(OLD).person.name == "Olwen Bevan-Rees"


def test_capitals_in_the_address_do_not_matter(olwen):
    me = prove("Olwen@Archive.Example").person
    assert Person.objects.get(pk=olwen.pk).merged_into == me


def test_it_happens_once(olwen):
    me = prove(OLD).person
    assert claim(OLD, by=me) is None
    assert prove(OLD).person == me
    assert AuditLine.objects.filter(act="people.claimed").count() == 1


def test_without_proof_nothing_is_claimed(olwen):
    ben, eve = person_at("ben@example.org", verified=True), person_at(OLD)
    for somebody in (ben, eve):
        with pytest.raises(PermissionError):
            claim(OLD, by=somebody)
    assert addresses(olwen) == []
    assert Person.objects.get(pk=olwen.pk).merged_into is None


def test_somebody_who_has_proved_another_address_is_not_merged_away(olwen):
    olwen.addresses.create(address="olwen@work.example", verified_at=olwen.created_at)
    entrance = prove(OLD)
    assert entrance.person != olwen
    assert Person.objects.get(pk=olwen.pk).merged_into is None


def test_the_claim_is_in_the_audit_log(olwen):
    me = prove(OLD).person
    line = AuditLine.objects.get(act="people.claimed")
    assert (line.by_id, line.about, line.why) == (me.pk, f"person:{olwen.key}", "address-proved")


def test_whoever_was_merged_shows_as_who_they_became(olwen):
    me = prove(OLD).person
    me.name = "Olwen B."
    me.save()
    shown = faces([olwen.pk, me.pk])
    assert {shown[olwen.pk].name, shown[me.pk].name} == {"Olwen B."}
    assert shown[olwen.pk].key == me.key
    assert with_key(olwen.key) == me


def test_an_archive_is_never_mailed(olwen):
    """Only two rooms know archive addresses at all; neither of them sends mail."""
    kith = Path(__file__).parents[3]
    knows = re.compile(r"\bArchiveAddress\b|archive_addresses")
    sends = re.compile(r"\bmail\.send\(|\bEmailMessage\(|\bEmailMultiAlternatives\(|send_mail\(")
    code = [
        path for path in kith.rglob("*.py") if "tests" not in path.parts and "migrations" not in path.parts
    ]
    knowing = [path for path in code if knows.search(path.read_text("utf-8"))]
    assert knowing
    assert [path for path in knowing if sends.search(path.read_text("utf-8"))] == []
    claim_free = person_at("ben@example.org", verified=True)
    assert claim("ben@example.org", by=claim_free) is None
    assert mail.outbox == []
