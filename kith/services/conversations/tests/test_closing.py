"""Closing a conversation: everybody reads, nobody replies; who may, and what is kept of it."""

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import leave
from kith.members.communities.models import Duty
from kith.services.activity.models import Entry
from kith.services.conversations.actions.closing import close, open_again
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import ThreadTransition
from kith.services.conversations.queries import waiting
from tests.cast import a_thread, build_cast

pytestmark = pytest.mark.django_db


def nobody_looks_after(community):
    Duty.objects.filter(community=community).delete()


def test_whoever_started_it_closes_it_and_opens_it_again_and_both_are_kept():
    cast = build_cast()
    thread = a_thread(cast, by=cast.ben)
    before = thread.version
    closed = close(thread, by=cast.ben, why="  It has\nrun its course. ")
    assert (closed.closed_at is not None, closed.version) == (True, before + 1)
    assert open_again(thread, by=cast.ben).closed_at is None
    kept = ThreadTransition.objects.order_by("id").values_list("state", "by__name", "second", "why")
    assert list(kept) == [
        ("closed", "Ben Talbot", None, "It has run its course."),
        ("open again", "Ben Talbot", None, ""),
    ]
    verbs = (
        Entry.objects.filter(verb__startswith="conversations.").order_by("id").values_list("verb", flat=True)
    )
    assert list(verbs) == ["conversations.started", "conversations.closed", "conversations.opened_again"]


def test_closing_twice_changes_nothing():
    cast = build_cast()
    thread = close(a_thread(cast), by=cast.ada, why="Done.")
    assert close(thread, by=cast.ada, why="Done again.").version == thread.version
    assert ThreadTransition.objects.count() == 1


def test_nobody_replies_to_what_is_closed_and_their_words_come_back():
    cast = build_cast()
    thread = a_thread(cast, by=cast.ben, kind="question")
    assert [line.pk for line in waiting(cast.weavers, cast.nia)] == [thread.pk]
    close(thread, by=cast.ada, why="Done.")
    for person in (cast.nia, cast.ben, cast.ada):
        with pytest.raises(Refusal) as no:
            reply(thread, by=person, source="One more thing.")
        assert (no.value.status, no.value.typed) == (409, {"source": "One more thing."})
    assert (thread.posts.count(), waiting(cast.weavers, cast.nia)) == (1, [])
    open_again(thread, by=cast.ada)
    assert reply(thread, by=cast.nia, source="One more thing.").position == 2


def test_a_form_that_was_posted_before_it_closed_is_not_refused_when_it_is_sent_again():
    cast = build_cast()
    thread = a_thread(cast)
    post = reply(thread, by=cast.ben, source="In time.", once="x")
    close(thread, by=cast.ada, why="Done.")
    assert reply(thread, by=cast.ben, source="In time.", once="x") == post


def test_who_wrote_a_post_still_changes_it():
    cast = build_cast()
    thread = close(a_thread(cast), by=cast.ada, why="Done.")
    assert edit(thread.posts.get(), by=cast.ada, source="Better words.").source == "Better words."


def test_who_looks_after_the_community_closes_and_other_members_do_not():
    cast = build_cast()
    thread = a_thread(cast, by=cast.ben)
    for person, code in ((cast.nia, "not-allowed"), (cast.eve, "not-found"), (cast.sam, "not-found")):
        for second in (None, cast.ada):
            with pytest.raises(Refusal) as no:
                close(thread, by=person, why="I say so.", second=second)
            assert no.value.code == code
    assert close(thread, by=cast.ada, why="Said enough.").closed_at is not None


def test_who_started_it_and_left_closes_nothing():
    cast = build_cast()
    thread = a_thread(cast, board=cast.open_board, by=cast.ben)
    leave(cast.weavers, by=cast.ben)
    with pytest.raises(Refusal):
        close(thread, by=cast.ben, why="Done.")
    assert close(thread, by=cast.ada, why="Done.").closed_at is not None


def test_where_nobody_looks_after_it_any_two_members_close():
    cast = build_cast()
    thread = a_thread(cast, by=cast.ada)
    nobody_looks_after(cast.weavers)
    for second in (None, cast.ben, cast.eve):
        with pytest.raises(Refusal):
            close(thread, by=cast.ben, why="It wanders.", second=second)
    close(thread, by=cast.ben, why="It wanders.", second=cast.nia)
    assert list(ThreadTransition.objects.values_list("by", "second")) == [(cast.ben.pk, cast.nia.pk)]


def test_a_reason_is_asked_for():
    cast = build_cast()
    thread = a_thread(cast)
    for why in ("", "  \n", "x" * 501):
        with pytest.raises(Refusal):
            close(thread, by=cast.ada, why=why)
    assert close(thread, by=cast.ada, why="x" * 500).closed_at is not None
