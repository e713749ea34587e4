"""The letters that invitations are: what they say, how seldom they come, how they stop, what is forgotten."""

from datetime import timedelta

import pytest
import time_machine

from kith.base.kit.clock import now
from kith.rooms.admissions.actions.answering import answer
from kith.rooms.admissions.actions.applying import pass_on
from kith.rooms.admissions.actions.forgetting import forget, forget_requests
from kith.rooms.admissions.actions.inviting import end, invite, renew
from kith.rooms.admissions.actions.stopping import stop_letters
from kith.rooms.admissions.jobs import post_invitation
from kith.rooms.admissions.models import Application, Invitation, Say
from kith.rooms.admissions.tests.cast import curated
from kith.rooms.admissions.tokens import link_to, stop_link_for
from kith.services.jobs.worker import run_waiting

pytestmark = pytest.mark.django_db


def test_a_letter_says_who_what_and_how_to_stop(mailoutbox):
    cast = curated()
    sent = invite(
        cast.weavers, by=cast.ada, address="mo@out.example", sentence="You asked about madder once."
    )
    run_waiting()
    [mail] = mailoutbox
    assert mail.subject == "Ada Okafor invites you to Weavers"
    for part in (mail.body, mail.alternatives[0].content):
        for words in ("You asked about madder once.", link_to(sent), stop_link_for("mo@out.example")):
            assert words in part
    assert "{" not in mail.body


def test_no_address_gets_two_letters_within_three_days_whoever_invites(mailoutbox):
    cast = curated()
    start = now()
    sent = invite(cast.weavers, by=cast.ada, address="mo@out.example")
    run_waiting()
    renew(sent, by=cast.ada)
    invite(cast.potters, by=cast.eve, address="Mo@out.example")
    run_waiting()
    assert len(mailoutbox) == 1
    with time_machine.travel(start + timedelta(days=2, hours=23)):
        run_waiting()
        assert len(mailoutbox) == 1
    with time_machine.travel(start + timedelta(days=3, minutes=5)):
        run_waiting()
        assert len(mailoutbox) == 2
    with time_machine.travel(start + timedelta(days=6, minutes=15)):
        run_waiting()
        assert len(mailoutbox) == 3
        run_waiting()
    assert len(mailoutbox) == 3


def test_an_address_that_asked_for_no_more_gets_no_more(mailoutbox):
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, address="mo@out.example")
    run_waiting()
    stop_letters(stop_link_for("mo@out.example").split("/")[-2])
    with time_machine.travel(now() + timedelta(days=4)):
        renew(sent, by=cast.ada)
        invite(cast.potters, by=cast.eve, address="mo@out.example")
        run_waiting()
    assert len(mailoutbox) == 1


def test_a_member_is_sent_nothing_and_the_sender_is_not_told(mailoutbox):
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, address="ben@cast.example")
    run_waiting()
    assert (sent.state, mailoutbox) == ("open", [])


def test_a_round_that_is_over_is_not_mailed(mailoutbox):
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, address="mo@out.example")
    end(sent, by=cast.ada)
    run_waiting()
    post_invitation(invitation_id=sent.pk, round=1)
    assert mailoutbox == []


def test_who_was_invited_is_forgotten_thirty_days_after_it_ended():
    cast = curated()
    invite(cast.weavers, by=cast.ada, address="mo@out.example", name="Mo", sentence="Hello.")
    with time_machine.travel(now() + timedelta(days=43)):
        assert forget() == 0
    with time_machine.travel(now() + timedelta(days=45)):
        assert (forget(), forget()) == (1, 0)
    row = Invitation.objects.get()
    assert (row.state, row.address, row.name, row.sentence) == ("ended", "", "", "")


def test_after_half_a_year_the_words_of_a_request_go_and_the_answer_stays():
    cast = curated()
    asked = pass_on(cast.weavers, by=cast.eve, reason="Please, my loom is lonely.")
    answer(asked, by=cast.ada, answer="not_now", words="We are full until spring.")
    assert forget_requests() == 0
    Application.objects.update(decided_at=now() - timedelta(days=184))
    assert (forget_requests(), forget_requests()) == (1, 0)
    asked.refresh_from_db()
    assert (asked.state, asked.reason, asked.answers) == ("declined", "", [])
    assert Say.objects.get().words == "…"
