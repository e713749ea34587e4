"""Who decides about joining is mailed that somebody waits: not who, at most once a day, while they may."""

from datetime import timedelta

import pytest
from django.core import mail

from kith.base.kit.clock import now
from kith.members.communities.actions.founding import found_community
from kith.members.communities.actions.pausing import pause
from kith.members.communities.actions.serving import put_down
from kith.members.people import mailing
from kith.members.people.actions.mailing import have_again, stop
from kith.members.people.models import Mailed
from kith.rooms.admissions.actions.answering import answer
from kith.rooms.admissions.actions.applying import let_members_read, withdraw
from kith.rooms.admissions.jobs import tell_applicant, tell_decider
from kith.rooms.admissions.tests.cast import ANSWERS, CANARY, a_request, curated, nobody_decides_alone
from kith.services.jobs.models import Job
from kith.services.jobs.worker import run_waiting

pytestmark = pytest.mark.django_db


def sent() -> list[tuple[str, str]]:
    """Do what waits; return (to, subject) of what was mailed meanwhile."""
    mail.outbox.clear()
    run_waiting()
    return sorted((one.to[0], one.subject) for one in mail.outbox)


def a_day_later() -> None:
    for row in Mailed.objects.all():
        Mailed.objects.filter(pk=row.pk).update(at=row.at - timedelta(days=1))
    Job.objects.update(run_after=now())


TO_ADA = [("ada@cast.example", "Somebody would like to join Weavers")]


def test_who_decides_is_mailed_once_and_reads_neither_name_nor_words():
    cast = curated()
    a_request(cast)
    assert (sent(), sent()) == (TO_ADA, [])
    tell_decider(person_id=cast.ada.pk)
    tell_decider(person_id=cast.ben.pk)
    assert mail.outbox == []
    assert Mailed.objects.count() == 1


def test_the_mail_leads_there_and_can_be_stopped():
    cast = curated()
    a_request(cast)
    sent()
    (letter,) = mail.outbox
    told = letter.body + letter.alternatives[0][0] + letter.subject
    assert "/c/weavers/admissions/" in letter.body
    assert not [word for word in (CANARY, ANSWERS[0]["answer"], "Eve") if word in told]
    assert letter.extra_headers["List-Unsubscribe"] == f"<{mailing.stop_link(cast.ada, 'requests')}>"


def test_of_several_in_one_day_the_first_is_told_at_once_and_the_others_together():
    cast = curated()
    dyers = found_community(name="Dyers", by=cast.ada)
    dyers.admission_mode = "application"
    dyers.save()
    a_request(cast)
    assert sent() == TO_ADA
    a_request(cast, by=cast.pat)
    cast.weavers = dyers
    a_request(cast, by=cast.raj)
    assert sent() == []
    assert Job.objects.get(name="admissions.tell_decider").run_after > now() + timedelta(hours=23)
    a_day_later()
    assert sent() == [("ada@cast.example", "People would like to join communities where you decide")]
    body = mail.outbox[0].body
    assert "/c/weavers/admissions/" in body and "/c/dyers/admissions/" in body
    a_day_later()
    assert sent() == []


def test_what_was_answered_or_taken_back_meanwhile_is_not_told():
    cast = curated()
    withdraw(a_request(cast), by=cast.eve)
    answer(a_request(cast, by=cast.pat), by=cast.ada, answer="welcome")
    assert [to for to, _subject in sent()] == ["pat@cast.example"]


def test_who_decides_no_more_is_away_or_wants_none_is_not_mailed():
    cast = curated()
    a_request(cast)
    put_down(cast.weavers, "convenor", by=cast.ada)
    assert sent() == []
    cast.weavers.duties.update(until=None)
    pause(cast.weavers, by=cast.ada)
    tell_decider(person_id=cast.ada.pk)
    cast.weavers.memberships.update(paused_until=None)
    stop(mailing.named("requests"), by=cast.ada)
    tell_decider(person_id=cast.ada.pk)
    assert mail.outbox == []
    have_again(mailing.named("requests"), by=cast.ada)
    tell_decider(person_id=cast.ada.pk)
    assert [one.to for one in mail.outbox] == [["ada@cast.example"]]


def test_where_nobody_decides_alone_members_are_mailed_and_never_who_asks():
    cast = curated()
    nobody_decides_alone(cast.weavers)
    a_request(cast)
    everyone = ["ada@cast.example", "ben@cast.example", "nia@cast.example"]
    assert [to for to, _subject in sent()] == everyone


def test_members_are_mailed_once_who_asks_lets_them_read():
    cast = curated()
    request = a_request(cast)
    assert sent() == TO_ADA
    nobody_decides_alone(cast.weavers)
    assert sent() == []
    let_members_read(request, by=cast.eve)
    assert [to for to, _subject in sent()] == ["ben@cast.example", "nia@cast.example"]


@pytest.mark.parametrize(("said", "words"), [("welcome", ""), ("not_now", "We’re full just now.")])
def test_the_answer_can_be_stopped_from_its_mail(said: str, words: str):
    cast = curated()
    request = answer(a_request(cast), by=cast.ada, answer=said, words=words)
    tell_applicant(application_id=request.pk)
    tell_applicant(application_id=request.pk)
    (letter,) = mail.outbox
    link = mailing.stop_link(cast.eve, "answers")
    assert letter.extra_headers["List-Unsubscribe"] == f"<{link}>"
    assert link in letter.body and link in letter.alternatives[0][0]
    stop(mailing.named("answers"), by=cast.pat)
    again = answer(a_request(cast, by=cast.pat), by=cast.ada, answer=said, words=words)
    tell_applicant(application_id=again.pk)
    assert len(mail.outbox) == 1
