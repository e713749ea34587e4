from datetime import timedelta

import pytest
import time_machine

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.serving import take_duty
from kith.members.communities.models import Duty
from kith.members.people.models import AuditLine
from kith.services.activity.models import Entry
from kith.services.conversations.access import posts_visible_to
from kith.services.moderation.actions.deciding import decide
from kith.services.moderation.actions.raising import recognise, report, withdraw
from kith.services.moderation.declarations import thing_of
from kith.services.moderation.models import Concern
from tests.cast import a_thread

State = Concern.State


def refused(act, *given, **named) -> str:
    with pytest.raises(Refusal) as refusal:
        act(*given, **named)
    return refusal.value.code


def readers(cast, post) -> set[str]:
    return {
        name for name, who in cast.everyone().items() if posts_visible_to(who).filter(pk=post.pk).exists()
    }


def test_what_someone_can_be_recognised_in_is_gone_for_all_but_its_author(cast, post, thing):
    assert readers(cast, post) == {"ada", "ben", "nia"}
    concern = recognise(thing, by=cast.ben)
    assert readers(cast, post) == {"nia"}
    assert (concern.kind, concern.state, concern.desk) == ("recognised", State.OPEN, "keepers")
    assert list(concern.steps.values_list("state", "by")) == [("open", cast.ben.pk)]


def test_who_may_not_read_it_learns_nothing_of_it(cast, thing):
    for outsider in (cast.eve, cast.sam):
        assert refused(recognise, thing, by=outsider) == "not-found"
        assert refused(report, thing, by=outsider, words="I heard of it.") == "not-found"
    assert recognise(thing, by=cast.ben).raised_by == cast.ben


def test_anyone_who_may_read_it_may_say_so_member_or_not(cast):
    thread = a_thread(cast, board=cast.open_board)
    thing = thing_of("conversations.post", thread.posts.get().pk)
    assert recognise(thing, by=cast.eve).state == State.OPEN


def test_said_twice_or_by_two_it_is_one_concern(cast, thing):
    first = recognise(thing, by=cast.ben)
    assert recognise(thing, by=cast.ben) == first
    assert Concern.objects.count() == 1


def test_of_ones_own_words_there_is_nothing_to_report(cast, thing):
    assert refused(recognise, thing, by=cast.nia) == "not-allowed"
    assert refused(report, thing, by=cast.nia, words="Mine.") == "not-allowed"


def test_it_is_taken_back_within_a_day_by_who_said_it(cast, post, thing):
    concern = recognise(thing, by=cast.ben)
    assert refused(withdraw, concern, by=cast.ada) == "not-allowed"
    with time_machine.travel(now() + timedelta(hours=25)):
        assert refused(withdraw, concern, by=cast.ben) == "not-allowed"
    assert withdraw(concern, by=cast.ben).state == State.WITHDRAWN
    assert withdraw(concern, by=cast.ben).state == State.WITHDRAWN
    assert readers(cast, post) == {"ada", "ben", "nia"}


def test_what_is_decided_is_not_taken_back(cast, thing):
    concern = recognise(thing, by=cast.ben)
    decide(concern, by=cast.ada, verdict=State.REMOVED)
    assert refused(withdraw, concern, by=cast.ben) == "changed-meanwhile"


def test_a_report_hides_nothing_and_is_one_while_it_is_under_way(cast, post, thing):
    concern = report(thing, by=cast.ben, words="It names someone.")
    assert (concern.words, concern.desk) == ("It names someone.", "keepers")
    assert report(thing, by=cast.ben, words="Again.") == concern
    assert readers(cast, post) == {"ada", "ben", "nia"}


@pytest.mark.parametrize("words", ["", "  ", "x" * 2001])
def test_a_report_needs_words_and_not_too_many(cast, thing, words):
    assert refused(report, thing, by=cast.ben, words=words) == "bad-request"


def test_what_is_said_of_a_keeper_goes_to_the_network(cast):
    thing = thing_of("conversations.post", a_thread(cast).posts.get().pk)
    assert report(thing, by=cast.ben, words="It hurts.").desk == "support"
    take_duty(cast.weavers, cast.nia, Duty.Kind.FACILITATOR, by=cast.ada)
    thing = thing_of("conversations.post", a_thread(cast, by=cast.nia).posts.get().pk)
    assert report(thing, by=cast.ben, words="It hurts.").desk == "support"


def test_the_ledger_tells_nobody_and_the_audit_log_says_what_not_what_about(cast, thing):
    concern = report(thing, by=cast.ben, words="It names someone.")
    entry = Entry.objects.get(verb="moderation.raised")
    assert (entry.audience.level, entry.subject_id) == ("author", concern.pk)
    line = AuditLine.objects.get(act="moderation.raised")
    assert (line.by_id, line.about, line.why) == (cast.ben.pk, f"concern:{concern.key}", "open")


def test_whose_last_three_were_put_back_waits_a_week(cast):
    things = [
        thing_of("conversations.post", a_thread(cast, by=cast.nia, title=f"T {n}").posts.get().pk)
        for n in range(5)
    ]
    for thing in things[:2]:
        decide(recognise(thing, by=cast.ben), by=cast.ada, verdict=State.STAYS)
    third = recognise(things[2], by=cast.ben)
    decide(third, by=cast.ada, verdict=State.STAYS)
    assert refused(recognise, things[3], by=cast.ben) == "too-many"
    # They can still say something in words, which hides nothing; and others can press.
    assert report(things[3], by=cast.ben, words="Look.").state == State.OPEN
    with time_machine.travel(now() + timedelta(days=7, minutes=1)):
        assert recognise(things[3], by=cast.ben).state == State.OPEN


def test_ten_a_day_is_enough_for_anyone(cast):
    for number in range(10):
        thread = a_thread(cast, by=cast.nia, title=f"T {number}")
        report(thing_of("conversations.post", thread.posts.get().pk), by=cast.ben, words="Look.")
    last = thing_of("conversations.post", a_thread(cast, by=cast.nia).posts.get().pk)
    with pytest.raises(Refusal) as refusal:
        report(last, by=cast.ben, words="Look.")
    assert (refusal.value.code, refusal.value.typed) == ("too-many", {"words": "Look."})
    assert report(last, by=cast.ada, words="Look.").raised_by == cast.ada
    with time_machine.travel(now() + timedelta(days=1, minutes=1)):
        assert report(last, by=cast.ben, words="Look.").raised_by == cast.ben
