"""What stands in an archive becomes its author's when they prove its address. Nobody is mailed before."""

import re
from pathlib import Path

import pytest
from django.core import mail

from kith.members.people.actions.claiming import claim
from kith.members.people.actions.redeeming import redeem_link
from kith.members.people.actions.registering import person_at
from kith.members.people.actions.signing_in import ask_to_sign_in
from kith.members.people.models import ArchiveAddress, AuditLine, Person
from kith.members.people.queries import faces, is_unclaimed, names, with_key
from kith.members.people.tests.letters import newest_token
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post, Thread
from tests.cast import a_thread, build_cast

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


def test_proving_the_address_takes_on_what_was_written_from_it(cast, olwen):
    thread = a_thread(cast, by=cast.ada)
    post = reply(thread, by=olwen, source="From the old list.")
    version = Thread.objects.get(pk=thread.pk).version
    me = prove(OLD).person
    thread, post = Thread.objects.get(pk=thread.pk), Post.objects.get(pk=post.pk)
    assert (post.author, thread.last_post_by, thread.started_by) == (me, me, cast.ada)
    assert thread.version > version
    old = Person.objects.get(pk=olwen.pk)
    assert old.merged_into == me
    assert ArchiveAddress.objects.get().person == me


def test_threads_they_started_follow_and_others_stay(cast, olwen):
    theirs, other = a_thread(cast, by=olwen), a_thread(cast, by=cast.ada)
    me = prove(OLD).person
    assert Thread.objects.get(pk=theirs.pk).started_by == me
    assert Thread.objects.get(pk=other.pk).version == other.version


def test_an_answer_to_oneself_is_no_reply(cast, olwen):
    second = _in_archive("Olwen at home", "olwen@home.example")
    thread = a_thread(cast, by=olwen)
    reply(thread, by=second, source="One more thing.")
    assert Thread.objects.get(pk=thread.pk).first_reply_at is not None
    me = prove(OLD).person
    claimed = person_at("olwen@home.example", verified=True)
    assert claimed != me
    claim("olwen@home.example", by=claimed)
    assert Thread.objects.get(pk=thread.pk).first_reply_at is not None
    reply(thread, by=cast.ada, source="Thank you.")
    third = a_thread(cast, by=olwen_again(me))
    assert Thread.objects.get(pk=third.pk).first_reply_at is None


def olwen_again(person):
    return Person.objects.get(pk=person.pk)


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
    assert is_unclaimed(Person.objects.get(pk=olwen.pk))
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
    assert names([olwen.pk, me.pk]) == {olwen.pk: "Olwen B.", me.pk: "Olwen B."}
    assert faces([olwen.pk])[olwen.pk].key == me.key
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
