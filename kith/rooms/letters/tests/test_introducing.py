"""Introductions: each is asked, nobody learns whose word it was, and a letter opens when both say yes."""

from datetime import timedelta

import pytest
from django.core import mail

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.people.tests.nudging import a_fortnight_later
from kith.rooms.letters import introductions
from kith.rooms.letters.access import introductions_visible_to, people_in
from kith.rooms.letters.actions.answering import answer, lapse, let_go, meet
from kith.rooms.letters.actions.introducing import ask, propose, take_up
from kith.rooms.letters.actions.quieting import be_quiet
from kith.rooms.letters.actions.stopping import stop
from kith.rooms.letters.models import Exchange, Introduction, Step
from kith.rooms.letters.queries import thread_of
from kith.rooms.letters.tests.cast import a_letter, neighbours, wants
from kith.services.activity.models import Entry
from kith.services.conversations.access import threads_visible_to
from kith.services.jobs.worker import run_waiting

WORDS = "Nia, Eve has the wheel you look for.\n\nEve, Nia knows all about wool."


@pytest.fixture
def cast(db):
    return neighbours()


def proposed(cast) -> Introduction:
    return propose(cast.nia, cast.eve, by=cast.ada, words=WORDS)


def shown(person) -> list[tuple[str, str]]:
    return [(line.side, line.row.state) for line in introductions.lines(person)]


def refused(act) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value


def test_both_say_yes_and_a_letter_opens_with_the_words_of_who_introduced_them(cast):
    asked = proposed(cast)
    assert [shown(one) for one in (cast.ada, cast.nia, cast.eve, cast.ben)] == [
        [("made by me", "proposed")],
        [("asked", "proposed")],
        [("asked", "proposed")],
        [],
    ]
    answer(asked, by=cast.nia, agrees=True)
    assert (shown(cast.nia), shown(cast.eve)) == ([("waiting", "proposed")], [("asked", "proposed")])
    answer(asked, by=cast.eve, agrees=True)
    thread = thread_of(Exchange.objects.get())
    first = thread.posts.get()
    assert (first.author, first.source) == (cast.ada, WORDS)
    readers = {name for name, who in cast.everyone().items() if thread in threads_visible_to(who)}
    assert readers == {"nia", "eve"}
    states = Step.objects.order_by("id").values_list("state", "by__name")
    assert list(states) == [("proposed", "Ada Okafor"), ("both_agreed", None), ("made", None)]
    assert introductions.lines(cast.nia)[0].thread == thread.key
    assert introductions.lines(cast.ada)[0].thread == ""


def test_rather_not_ends_it_and_names_nobody(cast):
    asked = proposed(cast)
    answer(asked, by=cast.nia, agrees=True)
    answer(asked, by=cast.eve, agrees=False)
    assert (shown(cast.nia), shown(cast.ada)) == ([("mine", "lapsed")], [("made by me", "lapsed")])
    assert list(Step.objects.filter(state="lapsed").values_list("by", flat=True)) == [None]
    assert Exchange.objects.count() == 0
    assert refused(lambda: answer(asked, by=cast.eve, agrees=True)).code == "changed-meanwhile"


def test_only_the_two_answer(cast):
    asked = proposed(cast)
    for person in (cast.ada, cast.ben, cast.sam):
        assert refused(lambda person=person: answer(asked, by=person, agrees=True)).status == 404
    assert answer(asked, by=cast.nia, agrees=True).state == "proposed"


def test_who_introduces_knows_both_and_none_of_the_two_wants_to_be_left_alone(cast):
    assert refused(lambda: propose(cast.nia, cast.eve, by=cast.sam, words=WORDS)).status == 403
    assert refused(lambda: propose(cast.nia, cast.sam, by=cast.ada, words=WORDS)).status == 403
    assert refused(lambda: propose(cast.nia, cast.nia, by=cast.ada, words=WORDS)).status == 403
    wants(cast.eve, "later")
    refusal = refused(lambda: proposed(cast))
    assert (refusal.status, refusal.typed) == (403, {"words": WORDS})
    wants(cast.eve, "introduction")
    assert proposed(cast) == proposed(cast)


def test_the_same_two_are_left_alone_for_ninety_days(cast):
    let_go(proposed(cast), by=cast.ada)
    again = lambda: propose(cast.eve, cast.nia, by=cast.ben, words=WORDS)  # noqa: E731
    assert refused(again).status == 403
    Introduction.objects.update(proposed_at=now() - timedelta(days=91))
    a_fortnight_later()
    assert again().state == "proposed"


def test_what_nobody_answers_lapses_after_thirty_days_and_not_before(cast):
    proposed(cast)
    lapse()
    assert shown(cast.nia) == [("asked", "proposed")]
    Introduction.objects.update(at=now() - timedelta(days=31))
    assert (lapse(), lapse()) == (1, 0)
    assert (shown(cast.nia), len(mail.outbox)) == ([("mine", "lapsed")], 0)


def test_either_notes_that_they_met(cast):
    asked = proposed(cast)
    assert refused(lambda: meet(asked, by=cast.nia)).code == "changed-meanwhile"
    for person in (cast.nia, cast.eve):
        answer(asked, by=person, agrees=True)
    assert refused(lambda: meet(asked, by=cast.ada)).status == 404
    for person in (cast.eve, cast.nia):
        assert meet(asked, by=person).state == "met"
    assert shown(cast.ada) == [("made by me", "met")]


def test_who_wrote_before_is_not_told_to_who_introduces_and_a_yes_takes_back_a_stop(cast):
    a_letter(cast.nia, cast.eve)
    exchange = Exchange.objects.get()
    stop(exchange, by=cast.eve)
    asked = proposed(cast)
    for person in (cast.nia, cast.eve):
        answer(asked, by=person, agrees=True)
    assert (exchange.stops.count(), thread_of(exchange).posts.count()) == (0, 1)
    assert shown(cast.ada) == [("made by me", "made")]


def test_somebody_asks_to_be_introduced_and_the_other_knows_nothing_before(cast):
    wants(cast.eve, "introduction")
    asked = ask(cast.eve, through=cast.ada, by=cast.nia, request="I look for a wheel.")
    assert [shown(one) for one in (cast.ada, cast.nia, cast.eve)] == [
        [("request", "asked")],
        [("mine", "asked")],
        [],
    ]
    assert refused(lambda: ask(cast.eve, through=cast.ben, by=cast.nia, request="Or you?")).status == 403
    assert ask(cast.eve, through=cast.ada, by=cast.nia, request="I look for a wheel.") == asked
    assert refused(lambda: take_up(asked, by=cast.nia, words=WORDS)).status == 404
    take_up(asked, by=cast.ada, words=WORDS)
    assert (shown(cast.nia), shown(cast.eve)) == ([("waiting", "proposed")], [("asked", "proposed")])
    answer(asked, by=cast.eve, agrees=True)
    assert Exchange.objects.count() == 1


def test_whoever_was_asked_may_let_it_go_and_then_another_is_asked(cast):
    wants(cast.eve, "introduction")
    let_go(ask(cast.eve, through=cast.ada, by=cast.nia, request="A wheel."), by=cast.ada)
    assert (shown(cast.nia), shown(cast.eve)) == ([("mine", "lapsed")], [])
    assert ask(cast.eve, through=cast.ben, by=cast.nia, request="A wheel.").by == cast.ben


def test_only_who_knows_both_is_asked_and_only_where_it_is_wanted(cast):
    wants(cast.eve, "introduction")
    assert refused(lambda: ask(cast.eve, through=cast.sam, by=cast.nia, request="Hello?")).status == 403
    wants(cast.eve, "here")
    assert refused(lambda: ask(cast.eve, through=cast.ada, by=cast.nia, request="Hello?")).status == 403


def test_each_is_mailed_once_in_plain_words_and_can_stop_it(cast, client):
    be_quiet(cast.eve)
    proposed(cast)
    run_waiting()
    run_waiting()
    (letter,) = mail.outbox
    assert letter.to == ["nia@cast.example"]
    assert letter.subject == "Ada Okafor would like to introduce you to Eve Larsen"
    assert WORDS in letter.body
    link = letter.extra_headers["List-Unsubscribe"].strip("<>").split("//", 1)[1].split("/", 1)[1]
    assert client.get(f"/{link}").status_code == 200
    assert not introductions.is_quiet(cast.nia)
    assert client.post(f"/{link}").status_code == 200
    assert introductions.is_quiet(cast.nia)


def test_the_rule_says_the_same_both_ways_and_the_ledger_tells_nobody_else(cast):
    wants(cast.eve, "introduction")
    asked = ask(cast.eve, through=cast.ada, by=cast.nia, request="A wheel.")
    for taken in (False, True):
        if taken:
            take_up(asked, by=cast.ada, words=WORDS)
        asked.refresh_from_db()
        seen = {one for one in cast.everyone().values() if one and asked in introductions_visible_to(one)}
        assert seen == set(type(cast.ada).objects.filter(people_in(asked)))
        assert seen == {cast.ada, cast.nia, cast.eve} - (set() if taken else {cast.eve})
    levels = Entry.objects.filter(verb__startswith="letters.").values_list("audience__level", flat=True)
    assert set(levels) == {"author"}
