"""Whom a decision concerns is mailed that it was made: not what, and nobody who is told nothing of it."""

import pytest
from django.core import mail

from kith.members.communities.actions.serving import take_duty
from kith.members.communities.models import Duty, Membership
from kith.members.people import mailing
from kith.members.people.actions.mailing import stop
from kith.services.jobs.worker import run_waiting
from kith.services.moderation.actions.deciding import decide
from kith.services.moderation.actions.mending import appeal
from kith.services.moderation.actions.raising import recognise, report, withdraw
from kith.services.moderation.jobs import tell
from kith.services.moderation.models import Concern

State = Concern.State
RAISED = ("ben@cast.example", "What you spoke up about in Weavers was looked at")
WROTE = ("nia@cast.example", "Something you wrote in Weavers was looked at")
AGAIN = ("nia@cast.example", "Others have looked again, as you asked in Weavers")


def sent() -> list[tuple[str, str]]:
    """Do what waits; return (to, subject) of what was mailed meanwhile."""
    mail.outbox.clear()
    run_waiting()
    return sorted((one.to[0], one.subject) for one in mail.outbox)


def reported(thing, by) -> Concern:
    return report(thing, by=by, words="Mrs Quill would mind.")


def test_a_report_that_changed_something_is_told_to_both_without_what_was_decided(cast, thing):
    concern = reported(thing, cast.ben)
    assert sent() == []
    decide(concern, by=cast.ada, verdict=State.HIDDEN, why="Too close to home.")
    assert (sent(), sent()) == ([RAISED, WROTE], [])
    for person in (cast.ben, cast.nia):
        tell(concern_id=concern.pk, person_id=person.pk)
    assert mail.outbox == []


def test_the_mail_leads_to_the_decision_and_can_be_stopped(cast, thing):
    concern = reported(thing, cast.ben)
    decide(concern, by=cast.ada, verdict=State.HIDDEN, why="Too close to home.")
    sent()
    for person, letter in zip((cast.ben, cast.nia), mail.outbox, strict=True):
        told = letter.subject + letter.body + letter.alternatives[0][0]
        hushed = ("Quill", "Too close", "mind.", "Ben", "Nia", "Ada", "hidden", "sight")
        assert not [word for word in hushed if word in told]
        assert f"/c/weavers/care/concerns/{concern.key}/" in letter.body
        assert letter.extra_headers["List-Unsubscribe"] == f"<{mailing.stop_link(person, 'care')}>"


def test_of_a_report_that_changed_nothing_its_author_hears_nothing(cast, thing):
    decide(reported(thing, cast.ben), by=cast.ada, verdict=State.STAYS)
    assert sent() == [RAISED]


def test_while_one_more_has_to_agree_nobody_is_mailed(cast, thing):
    take_duty(cast.weavers, cast.pat, Duty.Kind.FACILITATOR, by=cast.ada)
    concern = recognise(thing, by=cast.ben)
    decide(concern, by=cast.ada, verdict=State.STAYS)
    assert sent() == []
    decide(concern, by=cast.pat, verdict=State.STAYS)
    assert sent() == [RAISED, WROTE]


def test_an_appeal_is_answered_to_its_author_once_and_an_overturning_to_who_spoke_up(cast, thing):
    take_duty(cast.weavers, cast.pat, Duty.Kind.FACILITATOR, by=cast.ada)
    concern = reported(thing, cast.ben)
    decide(concern, by=cast.ada, verdict=State.HIDDEN)
    sent()
    again = appeal(concern, by=cast.nia, words="It was kindly meant.")
    assert sent() == []
    decide(again, by=cast.pat, verdict=State.OVERTURNED)
    assert sent() == [RAISED, AGAIN]


def test_who_took_it_back_wants_none_or_is_not_here_any_more_is_not_mailed(cast, thing):
    withdraw(reported(thing, cast.ben), by=cast.ben)
    assert sent() == []
    stop(mailing.named("care"), by=cast.ben)
    Membership.objects.filter(community=cast.network, person=cast.nia).update(state="left")
    concern = reported(thing, cast.ben)
    decide(concern, by=cast.ada, verdict=State.HIDDEN)
    assert sent() == []
    Membership.objects.filter(community=cast.network, person=cast.nia).update(state="active")
    tell(concern_id=concern.pk, person_id=cast.nia.pk)
    assert [one.to for one in mail.outbox] == [["nia@cast.example"]]


@pytest.mark.parametrize("who", ["ada", "pat", "eve"])
def test_nobody_else_is_mailed_whatever_the_job_says(cast, thing, who):
    concern = reported(thing, cast.ben)
    decide(concern, by=cast.ada, verdict=State.HIDDEN)
    tell(concern_id=concern.pk, person_id=getattr(cast, who).pk)
    assert mail.outbox == []
