"""The roll-ups: what counts, on which day, for whom."""

from datetime import UTC, date, datetime

import pytest

from kith.base.kit import ledger
from kith.members.communities.actions.grouping import form_group
from kith.members.communities.actions.joining import leave
from kith.members.communities.audiences import audience_of, audience_of_group
from kith.members.communities.models import Audience, Community, Group
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.replying import reply
from kith.services.measures.models import DailyCount, WeeklyCount
from kith.services.measures.queries import days
from tests.cast import Cast, a_thread, build_cast

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)
MONDAY_NIGHT = datetime(2024, 6, 3, 23, 30, tzinfo=UTC)  # Tuesday already in summer London


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def test_talk_is_counted_on_its_day_in_the_communitys_own_zone(cast):
    thread = a_thread(cast, at=MONDAY_NIGHT)
    reply(thread, by=cast.ben, source="Weft.", at=MONDAY_NIGHT)
    replay("measures")
    assert days(cast.weavers, "talk", FIRST, LAST, cast.ada) == {date(2024, 6, 4): 2}
    Community.objects.filter(pk=cast.weavers.pk).update(zone="America/New_York")
    replay("measures")
    assert days(cast.weavers, "talk", FIRST, LAST, cast.ada) == {date(2024, 6, 3): 2}


def test_what_an_archive_brought_counts_on_the_day_it_was_said(cast):
    happening = ledger.Happening(
        verb="conversations.replied",
        by=cast.ada.pk,
        subject=("conversations.post", 1),
        community=cast.weavers.pk,
        audience=cast.board.audience_id,
        at=datetime(2009, 2, 1, 12, tzinfo=UTC),
        imported=True,
    )
    ledger.record(happening, happening, happening)
    replay("measures")
    assert days(cast.weavers, "talk", FIRST, LAST, cast.ada) == {date(2009, 2, 1): 3}
    assert WeeklyCount.objects.get(what="talk").week == date(2009, 1, 26)


def test_joining_and_leaving_count_and_reading_and_editing_do_not(cast):
    leave(cast.weavers, by=cast.ben)
    replay("measures")
    counted = DailyCount.objects.filter(community=cast.weavers).values_list("what", "count")
    assert set(counted) == {("joined", 3), ("left", 1)}


def test_a_number_says_nothing_about_what_its_reader_may_not_see(cast):
    a_thread(cast, at=MONDAY_NIGHT)
    a_thread(cast, at=MONDAY_NIGHT, board=cast.open_board)
    replay("measures")
    told = {name: days(cast.weavers, "talk", FIRST, LAST, who) for name, who in cast.everyone().items()}
    inside = ("ada", "ben", "nia")
    assert told == {name: {date(2024, 6, 4): 2 if name in inside else 1} for name in told}


def test_what_only_one_or_two_may_see_is_counted_nowhere(cast):
    pair = form_group(cast.weavers, Group.Kind.PAIR, [cast.ada, cast.ben], by=cast.ada)
    for private in (audience_of(cast.weavers, Audience.Level.AUTHOR), audience_of_group(pair)):
        a_thread(cast, audience=private)
    replay("measures")
    assert not DailyCount.objects.filter(what="talk").exists()
    assert not WeeklyCount.objects.filter(what="talk").exists()


def test_no_number_belongs_to_a_person():
    for model in (DailyCount, WeeklyCount):
        related = {field.related_model._meta.label for field in model._meta.fields if field.related_model}
        assert related == {"communities.Community", "communities.Audience"}


def test_counting_in_batches_adds_up(cast, monkeypatch):
    monkeypatch.setattr("kith.services.activity.tests.replaying.BATCH", 2)
    thread = a_thread(cast, at=MONDAY_NIGHT)
    for number in range(6):
        reply(thread, by=cast.ben, source=f"Reply {number}.", at=MONDAY_NIGHT)
    replay("measures")
    assert days(cast.weavers, "talk", FIRST, LAST, cast.ada) == {date(2024, 6, 4): 7}
    replay("measures")
    assert days(cast.weavers, "talk", FIRST, LAST, cast.ada) == {date(2024, 6, 4): 7}
