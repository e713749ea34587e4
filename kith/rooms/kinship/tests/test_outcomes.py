"""Those who proposed something are told what became of it, where another decided: once, if they want."""

import pytest
from django.core import mail

from kith.members.communities.actions.joining import admit, leave
from kith.members.communities.actions.serving import take_duty
from kith.members.people import mailing
from kith.members.people.actions.mailing import stop
from kith.rooms.kinship.actions.emerging import answer, begin, let_go
from kith.rooms.kinship.actions.emerging import propose as propose_community
from kith.rooms.kinship.actions.recognising import ask, vouch
from kith.rooms.kinship.actions.relating import agree, end, propose
from kith.rooms.kinship.jobs import tell_outcome
from kith.rooms.kinship.mailed import OUTCOMES, TIES
from kith.rooms.kinship.tests.cast import night_shift
from kith.services.jobs.worker import run_waiting
from tests.cast import build_cast

pytestmark = pytest.mark.django_db

CANARY = "We lend each other kilns and secrets."


@pytest.fixture
def cast():
    made = build_cast()
    for person in (made.ada, made.nia):
        stop(mailing.named(TIES), by=person)
    return made


def sent() -> list[tuple[str, str]]:
    """Do what waits; return (to whom, subject) of the outcomes mailed meanwhile."""
    mail.outbox.clear()
    run_waiting()
    return sorted((one.to[0].partition("@")[0], one.subject) for one in mail.outbox)


def a_tie(cast):
    return propose(cast.potters, cast.weavers, by=cast.eve, kind="same_thing", sentence=CANARY)


def test_who_proposed_a_tie_is_told_of_the_yes_and_not_its_words(cast):
    agree(a_tie(cast), by=cast.ada)
    assert (sent(), sent()) == ([("eve", "Weavers said yes")], [])


def test_the_mail_says_where_and_is_stopped_by_a_link(cast):
    tie = agree(a_tie(cast), by=cast.ada)
    sent()
    (letter,) = mail.outbox
    said = letter.subject + letter.body + letter.alternatives[0][0]
    assert "/c/potters/related/" in letter.body
    assert CANARY not in said
    assert "Ada" not in said
    assert letter.extra_headers["List-Unsubscribe"] == f"<{mailing.stop_link(cast.eve, OUTCOMES)}>"
    stop(mailing.named(OUTCOMES), by=cast.eve)
    end(tie, by=cast.ada)
    other = propose(cast.potters, cast.weavers, by=cast.eve, kind="same_thing", sentence="Again.")
    end(other, by=cast.ada)
    assert sent() == []


def test_who_let_it_go_themselves_or_belongs_no_more_is_not_told(cast):
    end(a_tie(cast), by=cast.eve)
    assert sent() == []
    end(a_tie(cast), by=cast.ada)
    assert sent() == [("eve", "What you proposed to Weavers was let go")]
    admit(cast.potters, cast.pat, by=cast.eve)
    tie = propose(cast.potters, cast.weavers, by=cast.pat, kind="same_thing", sentence=CANARY)
    end(tie, by=cast.ada)
    leave(cast.potters, by=cast.pat)
    assert sent() == []


def test_what_was_ended_again_meanwhile_is_not_told(cast):
    tie = agree(a_tie(cast), by=cast.ada)
    end(tie, by=cast.ada)
    assert sent() == []
    tell_outcome(person_id=cast.ben.pk, what="tie", thing_id=tie.pk)
    assert mail.outbox == []


def test_who_proposed_a_community_is_told_that_it_began_or_was_let_go(cast):
    group = night_shift(cast, cast.nia, cast.ada)
    emergence = propose_community(group, by=cast.ben, name="Moths", domain_statement=CANARY)
    for person in (cast.nia, cast.ada):
        answer(emergence, by=person, says="yes")
    sent()
    begin(emergence, by=cast.ben)
    assert sent() == []
    tell_outcome(person_id=cast.ben.pk, what="emergence", thing_id=emergence.pk)
    (letter,) = mail.outbox
    assert letter.subject == "Night shift is a community of its own now"
    assert "/c/moths/" in letter.body


def test_what_a_group_let_go_is_told_to_who_proposed_it_while_in_it(cast):
    group = night_shift(cast, cast.nia)
    emergence = propose_community(group, by=cast.ben, name="Moths", domain_statement=CANARY)
    let_go(emergence, by=cast.ben)
    sent()
    tell_outcome(person_id=cast.nia.pk, what="emergence", thing_id=emergence.pk)
    assert mail.outbox == []
    tell_outcome(person_id=cast.ben.pk, what="emergence", thing_id=emergence.pk)
    assert [one.subject for one in mail.outbox] == ["What you proposed in Night shift was let go"]


def test_who_asked_for_recognition_is_told_of_it(cast):
    take_duty(cast.network, cast.raj, "support", by=cast.sam)
    recognition = ask(cast.potters, by=cast.eve, why=CANARY)
    sent()
    vouch(recognition, by=cast.raj, as_of=cast.network, words=CANARY)
    assert sent() == [("eve", "Potters is recognised")]
    assert CANARY not in mail.outbox[0].body
