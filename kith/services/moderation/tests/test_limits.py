from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction

from kith.base.kit.refusals import Refusal
from kith.members.communities.models import Membership
from kith.services.conversations.actions.importing import Arrival, take_in
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.starting import start
from kith.services.conversations.models import Post
from kith.services.moderation.actions.lifting import lift
from kith.services.moderation.models import Act, Lift
from tests.cast import a_thread, build_cast, visit

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def cast(db, clock):
    """Return the cast on its first day, under the limits of everyone."""
    cast = build_cast()
    Lift.objects.all().delete()
    return cast


def settled(*people):
    """Let these people have been here for long."""
    Membership.objects.filter(person__in=people).update(joined_at=NOON - timedelta(days=90))


def begin(cast, who, number=0, source="Words."):
    return start(cast.board, by=who, title=f"Thread {number}", source=source)


def refusal(act) -> Refusal:
    with pytest.raises(Refusal) as refused:
        act()
    assert (refused.value.code, refused.value.status) == ("too-many", 429)
    return refused.value


def test_on_their_first_day_people_start_three_conversations(cast, clock):
    for number in range(3):
        begin(cast, cast.nia, number)
    said = refusal(lambda: begin(cast, cast.nia, 3))
    assert said.typed == {"title": "Thread 3", "source": "Words."}
    assert "3" in said.happened
    assert "12:01" in said.next
    assert "Tuesday" in said.next
    settled(cast.ben)
    assert begin(cast, cast.ben, 3).started_by == cast.ben
    clock.shift(timedelta(days=1, minutes=1))
    assert begin(cast, cast.nia, 4).started_by == cast.nia


def test_on_their_first_day_people_write_ten_replies(cast):
    thread = a_thread(cast)
    settled(cast.ben)
    for _number in range(10):
        reply(thread, by=cast.nia, source="Yes.")
        reply(thread, by=cast.ben, source="No.")
    assert refusal(lambda: reply(thread, by=cast.nia, source="Yes.")).typed == {"source": "Yes."}
    assert reply(thread, by=cast.ben, source="No.").author == cast.ben


def test_on_their_first_day_people_post_two_links_and_words_without_end(cast):
    thread = a_thread(cast)
    two = "See https://a.example and www.b.example."
    settled(cast.ben)
    reply(thread, by=cast.nia, source=two)
    said = refusal(lambda: reply(thread, by=cast.nia, source="Or http://c.example"))
    assert "fewer links" in said.next
    assert reply(thread, by=cast.nia, source="Or not.").author == cast.nia
    assert reply(thread, by=cast.ben, source=f"{two} {two}").author == cast.ben


def test_after_twenty_posts_in_an_hour_everyone_pauses(cast, clock):
    settled(cast.ben)
    thread = a_thread(cast)
    for _number in range(20):
        reply(thread, by=cast.ben, source="No.")
    assert "13:01 on Monday" in refusal(lambda: reply(thread, by=cast.ben, source="No.")).next
    assert "13:01 on Monday" in refusal(lambda: begin(cast, cast.ben)).next
    clock.shift(timedelta(hours=1, minutes=1))
    assert reply(thread, by=cast.ben, source="No.").author == cast.ben


def test_what_was_not_written_does_not_count_and_a_form_sent_twice_counts_once(cast):
    thread = a_thread(cast)
    for _number in range(12):
        reply(thread, by=cast.nia, source="Yes.", once="form-1")
    with pytest.raises(Refusal):
        reply(thread, by=cast.nia, source=" ")
    assert Act.objects.filter(person=cast.nia).count() == 1


def test_the_hour_they_name_is_the_readers_own(cast):
    cast.nia.zone = "America/New_York"
    cast.nia.save()
    for number in range(3):
        begin(cast, cast.nia, number)
    assert "07:01" in refusal(lambda: begin(cast, cast.nia, 3)).next


def test_what_is_brought_in_is_not_asked(cast):
    one = Arrival(None, "Old", cast.nia.pk, "Words.", "<p>Words.</p>", NOON, 1)
    with transaction.atomic():
        take_in(cast.board, [one] * 30)
    assert (Post.objects.filter(author=cast.nia).count(), Act.objects.count()) == (30, 0)
    assert begin(cast, cast.nia).started_by == cast.nia


def test_who_looks_after_the_community_lets_a_newcomer_through(cast):
    for number in range(3):
        begin(cast, cast.nia, number)
    for other in (cast.ben, cast.eve, cast.nia):
        with pytest.raises(Refusal) as refused:
            lift(cast.weavers, by=other, person=cast.nia)
        assert refused.value.code == "not-allowed"
    lift(cast.weavers, by=cast.ada, person=cast.nia)
    assert begin(cast, cast.nia, 4).started_by == cast.nia


def test_for_an_hour_everyone_writes_freely_here_and_not_elsewhere(cast, clock):
    for number in range(3):
        begin(cast, cast.nia, number)
    lift(cast.potters, by=cast.eve)
    refusal(lambda: begin(cast, cast.nia, 3))
    lift(cast.weavers, by=cast.ada)
    begin(cast, cast.nia, 3)
    clock.shift(timedelta(hours=1, minutes=1))
    refusal(lambda: begin(cast, cast.nia, 4))


def test_the_page_gives_the_words_back_and_says_when(cast):
    for number in range(3):
        begin(cast, cast.nia, number)
    body = {"board": "workshop", "kind": "question", "title": "A fourth", "source": "My careful words."}
    response = visit(cast.nia).post("/c/weavers/conversations/new/", body)
    html = response.content.decode()
    assert response.status_code == 429
    assert "My careful words." in html
    assert "12:01 on Tuesday" in html
