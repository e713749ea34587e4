"""Those whose answer something waits for are mailed: who asks and where, at most once a day."""

from datetime import timedelta

import pytest
from django.core import mail

from kith.base.kit.clock import now
from kith.members.communities.actions.founding import found_community
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.pausing import pause
from kith.members.communities.actions.serving import put_down, take_duty
from kith.members.people import mailing
from kith.members.people.actions.mailing import have_again, stop
from kith.members.people.models import Mailed
from kith.rooms.kinship.actions.emerging import answer, let_go
from kith.rooms.kinship.actions.emerging import propose as propose_community
from kith.rooms.kinship.actions.recognising import abstain, ask, take_back
from kith.rooms.kinship.actions.relating import agree, end, propose
from kith.rooms.kinship.jobs import tell
from kith.rooms.kinship.mailed import GROUPS, TIES
from kith.rooms.kinship.models import Abstention
from kith.rooms.kinship.tests.cast import night_shift
from kith.services.jobs.models import Job
from kith.services.jobs.worker import run_waiting
from tests.cast import build_cast

pytestmark = pytest.mark.django_db

CANARY = "We lend each other kilns and secrets."


def sent() -> list[tuple[str, str]]:
    """Do what waits; return (to whom, subject) of what was mailed meanwhile."""
    mail.outbox.clear()
    run_waiting()
    return sorted((one.to[0].partition("@")[0], one.subject) for one in mail.outbox)


def a_day_later() -> None:
    for row in Mailed.objects.all():
        Mailed.objects.filter(pk=row.pk).update(at=row.at - timedelta(days=1))
    Job.objects.update(run_after=now())


def a_tie(cast, one=None, other=None, by=None):
    one, other = one or cast.potters, other or cast.weavers
    return propose(one, other, by=by or cast.eve, kind="same_thing", sentence=CANARY)


A_TIE = "Potters would like to say what it and Weavers are to each other"


def test_a_proposal_to_be_tied_is_mailed_to_those_who_answer_once_and_without_its_words():
    cast = build_cast()
    a_tie(cast)
    assert (sent(), sent()) == ([("ada", A_TIE)], [])


def test_the_mail_leads_there_is_automatic_and_stops_by_a_link():
    cast = build_cast()
    a_tie(cast)
    sent()
    (letter,) = mail.outbox
    said = letter.subject + letter.body + letter.alternatives[0][0]
    link = mailing.stop_link(cast.ada, TIES)
    assert "/c/weavers/related/" in letter.body and CANARY not in said and "Eve" not in said
    assert letter.extra_headers["List-Unsubscribe"] == f"<{link}>" and link in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_where_nobody_answers_alone_each_member_is_mailed_but_who_proposed_it():
    cast = build_cast()
    admit(cast.potters, cast.ben, by=cast.eve)
    put_down(cast.weavers, "convenor", by=cast.ada)
    a_tie(cast, by=cast.ben)
    assert sent() == [("ada", A_TIE), ("nia", A_TIE)]


def test_what_was_let_go_or_agreed_meanwhile_is_not_told():
    cast = build_cast()
    end(a_tie(cast), by=cast.eve)
    assert sent() == []
    agree(a_tie(cast), by=cast.ada)
    # Whoever proposed it hears of the yes (test_outcomes.py).
    assert sent() == [("eve", "Weavers said yes")]


def test_who_is_away_or_answers_no_more_or_wants_none_is_not_mailed():
    cast = build_cast()
    a_tie(cast)
    stop(mailing.named(TIES), by=cast.ada)
    assert sent() == []
    have_again(mailing.named(TIES), by=cast.ada)
    pause(cast.weavers, by=cast.ada)
    tell(person_id=cast.ada.pk, kind=TIES)
    for stranger in (cast.ben, cast.eve, cast.sam):
        tell(person_id=stranger.pk, kind=TIES)
    assert mail.outbox == []
    cast.weavers.memberships.update(paused_until=None)
    tell(person_id=cast.ada.pk, kind=TIES)
    assert [one.to for one in mail.outbox] == [["ada@cast.example"]]


def test_of_several_in_one_day_the_first_is_told_at_once_and_the_others_together():
    cast = build_cast()
    a_tie(cast)
    assert sent() == [("ada", A_TIE)]
    for name in ("Dyers", "Smiths"):
        a_tie(cast, found_community(name=name, by=cast.pat), by=cast.pat)
    assert sent() == []
    assert Job.objects.get(name="kinship.tell").run_after > now() + timedelta(hours=23)
    a_day_later()
    assert sent() == [("ada", "Several things wait for your answer")]
    assert all(name in mail.outbox[0].body for name in ("Potters", "Dyers", "Smiths"))
    a_day_later()
    assert sent() == []


ASKS = "Potters asks to be recognised"


def test_who_asks_to_be_recognised_reaches_support_and_who_has_to_do_with_them():
    cast = build_cast()
    take_duty(cast.network, cast.raj, "support", by=cast.sam)
    agree(a_tie(cast), by=cast.ada)
    a_tie(cast, other=found_community(name="Dyers", by=cast.pat))
    sent()
    Mailed.objects.all().delete()
    recognition = ask(cast.potters, by=cast.eve, why=CANARY)
    assert sent() == [("ada", ASKS), ("raj", ASKS)]
    assert "/c/potters/recognition/" in mail.outbox[0].body and CANARY not in mail.outbox[0].body
    Mailed.objects.all().delete()
    abstain(recognition, by=cast.ada)
    take_back(recognition, by=cast.eve)
    tell(person_id=cast.raj.pk, kind=TIES)
    assert sent() == []


def test_who_would_rather_not_say_is_told_no_more():
    cast = build_cast()
    take_duty(cast.network, cast.raj, "support", by=cast.sam)
    recognition = ask(cast.potters, by=cast.eve, why=CANARY)
    abstain(recognition, by=cast.raj)
    assert sent() == []
    Abstention.objects.all().delete()
    tell(person_id=cast.raj.pk, kind=TIES)
    assert [one.subject for one in mail.outbox] == [ASKS]


A_GROUP = "Night shift: a community of its own?"


def test_a_group_that_would_become_a_community_is_told_to_its_people_alone():
    cast = build_cast()
    group = night_shift(cast, cast.nia)
    propose_community(group, by=cast.ben, name="Moths", domain_statement=CANARY)
    assert (sent(), sent()) == ([("nia", A_GROUP)], [])


def test_the_groups_mail_says_where_and_not_what_and_has_a_stop_of_its_own():
    cast = build_cast()
    group = night_shift(cast, cast.nia)
    propose_community(group, by=cast.ben, name="Moths", domain_statement=CANARY)
    sent()
    (letter,) = mail.outbox
    said = letter.subject + letter.body + letter.alternatives[0][0]
    assert f"/c/weavers/groups/{group.key}/community/" in letter.body
    assert CANARY not in said and "Moths" not in said
    assert letter.extra_headers["List-Unsubscribe"] == f"<{mailing.stop_link(cast.nia, GROUPS)}>"


def test_who_said_their_word_or_left_the_group_and_what_was_let_go_is_not_told():
    cast = build_cast()
    group = night_shift(cast, cast.nia, cast.ada)
    emergence = propose_community(group, by=cast.ben, name="Moths", domain_statement=CANARY)
    answer(emergence, by=cast.nia, says="not_yet")
    group.memberships.filter(person=cast.ada).update(until=now())
    assert sent() == []
    group.memberships.filter(person=cast.ada).update(until=None)
    let_go(emergence, by=cast.ben)
    tell(person_id=cast.ada.pk, kind=GROUPS)
    assert mail.outbox == []
