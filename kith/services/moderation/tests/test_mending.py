from datetime import timedelta

import pytest
import time_machine

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.serving import take_duty
from kith.members.communities.models import Duty
from kith.services.conversations.access import posts_visible_to
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.queries import revisions_of
from kith.services.moderation.actions.clearing import clear_away
from kith.services.moderation.actions.deciding import decide
from kith.services.moderation.actions.mending import appeal, change
from kith.services.moderation.actions.raising import recognise, report
from kith.services.moderation.declarations import thing_of
from kith.services.moderation.models import Concern
from tests.cast import a_thread

State = Concern.State


def sees(who, post) -> bool:
    return posts_visible_to(who).filter(pk=post.pk).exists()


def refused(act, *given, **named) -> str:
    with pytest.raises(Refusal) as refusal:
        act(*given, **named)
    return refusal.value.code


def test_what_its_author_was_asked_to_change_is_back_once_they_did(cast, post, thing):
    concern = decide(recognise(thing, by=cast.ben), by=cast.ada, verdict=State.ASKED)
    assert not sees(cast.ben, post)
    edit(post, by=cast.nia, source="A patient wove.")
    concern.refresh_from_db()
    assert (concern.state, sees(cast.ben, post)) == (State.MENDED, True)


def test_what_it_said_before_is_not_read_behind_the_mending(cast, post, thing):
    edit(post, by=cast.nia, source="Mrs Quill in bed five wove.")
    decide(recognise(thing, by=cast.ben), by=cast.ada, verdict=State.ASKED)
    post.refresh_from_db()
    edit(post, by=cast.nia, source="A patient wove.")
    assert revisions_of(post) == []
    edit(post, by=cast.nia, source="A patient wove well.")
    assert [one["html"].strip() for one in revisions_of(post)] == ["<p>A patient wove.</p>"]


def test_a_title_is_mended_with_its_words_and_the_old_one_is_gone(cast):
    thread = a_thread(cast, by=cast.nia, title="Mrs Quill’s loom", source="She wove.")
    post = thread.posts.get()
    concern = recognise(thing_of("conversations.post", post.pk), by=cast.ben)
    decide(concern, by=cast.ada, verdict=State.ASKED)
    change(concern, by=cast.nia, source="She wove.", title="A patient’s loom")
    concern.refresh_from_db()
    thread.refresh_from_db()
    assert (concern.state, thread.title, sees(cast.ben, post)) == (State.MENDED, "A patient’s loom", True)
    # Once it can be read again, its title is changed where titles are.
    change(concern, by=cast.nia, source="She wove well.", title="Another")
    thread.refresh_from_db()
    assert thread.title == "A patient’s loom"


def test_changed_while_others_look_it_waits_for_them(cast, post, thing):
    concern = recognise(thing, by=cast.ben)
    edit(post, by=cast.nia, source="A patient wove.")
    concern.refresh_from_db()
    assert (concern.state, sees(cast.ben, post)) == (State.OPEN, False)
    decide(concern, by=cast.ada, verdict=State.STAYS)
    assert sees(cast.ben, post)


def test_what_was_taken_away_does_not_come_back_by_changing_it(cast, post, thing):
    decide(report(thing, by=cast.ben, words="Hm."), by=cast.ada, verdict=State.REMOVED)
    edit(post, by=cast.nia, source="Other words.")
    assert not sees(cast.ben, post)


def test_others_look_again_than_those_who_decided(cast, post, thing):
    first = decide(report(thing, by=cast.ben, words="Hm."), by=cast.ada, verdict=State.HIDDEN)
    again = appeal(first, by=cast.nia, words="It’s harmless.")
    assert appeal(first, by=cast.nia, words="Really.") == again
    for who in (cast.ada, cast.ben, cast.nia):
        assert refused(decide, again, by=who, verdict=State.OVERTURNED) == "not-found"
    take_duty(cast.weavers, cast.pat, Duty.Kind.CONVENOR, by=cast.ada)
    assert decide(again, by=cast.pat, verdict=State.OVERTURNED).state == State.OVERTURNED
    first.refresh_from_db()
    assert (first.state, sees(cast.ben, post)) == (State.OVERTURNED, True)


def test_where_what_was_decided_stands_nothing_changes(cast, post, thing):
    first = decide(report(thing, by=cast.ben, words="Hm."), by=cast.ada, verdict=State.HIDDEN)
    again = appeal(first, by=cast.nia, words="It’s harmless.")
    take_duty(cast.weavers, cast.pat, Duty.Kind.CONVENOR, by=cast.ada)
    decide(again, by=cast.pat, verdict=State.STANDS)
    first.refresh_from_db()
    assert (first.state, sees(cast.ben, post)) == (State.HIDDEN, False)


def test_only_its_author_and_only_against_a_decision_and_not_for_ever(cast, thing):
    concern = report(thing, by=cast.ben, words="Hm.")
    assert refused(appeal, concern, by=cast.nia, words="Why?") == "not-allowed"
    decide(concern, by=cast.ada, verdict=State.HIDDEN)
    assert refused(appeal, concern, by=cast.ben, words="Why?") == "not-found"
    with time_machine.travel(now() + timedelta(days=31)):
        assert refused(appeal, concern, by=cast.nia, words="Why?") == "not-allowed"
    assert appeal(concern, by=cast.nia, words="Why?").state == State.OPEN


def test_the_words_of_what_was_taken_away_go_after_thirty_days(cast, post, thing):
    decide(report(thing, by=cast.ben, words="Hm."), by=cast.ada, verdict=State.REMOVED)
    clear_away()
    post.refresh_from_db()
    assert post.source == "Mrs Quill in bed four wove."
    with time_machine.travel(now() + timedelta(days=31)):
        clear_away()
        clear_away()
    post.refresh_from_db()
    assert (post.source, post.html, post.revisions.count()) == ("", "", 0)


def test_they_do_not_go_while_others_look_again(cast, post, thing):
    first = decide(report(thing, by=cast.ben, words="Hm."), by=cast.ada, verdict=State.REMOVED)
    appeal(first, by=cast.nia, words="Why?")
    with time_machine.travel(now() + timedelta(days=31)):
        clear_away()
    post.refresh_from_db()
    assert post.source == "Mrs Quill in bed four wove."
