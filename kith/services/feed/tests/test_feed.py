"""The feed: the newest about each subject, told only to those who may see it."""

from datetime import UTC, datetime, timedelta

import pytest

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.members.communities.actions.joining import leave
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Membership
from kith.members.people.keeping import Subject
from kith.members.people.models import Person
from kith.services.activity.models import Entry
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.hiding import hide
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Thread
from kith.services.feed import personal as feed_personal
from kith.services.feed.models import FeedItem
from kith.services.feed.queries import Line, recent
from kith.services.search import personal as search_personal
from tests.cast import Cast, a_thread, build_cast

pytestmark = pytest.mark.django_db
EARLY = datetime(2030, 1, 1, tzinfo=UTC)  # later than the founding of the cast


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def told(person, cast: Cast, count: int = 20) -> list[str]:
    """Return what is told of conversations in the Weavers."""
    return [line.sentence for line in recent(person, cast.weavers, count) if "?" in line.sentence]


def test_a_thread_is_told_once_by_the_newest_that_happened_to_it(cast):
    warp = a_thread(cast, title="Warp?", at=EARLY)
    a_thread(cast, title="Weft?", at=EARLY + timedelta(hours=1))
    replay("feed")
    assert told(cast.nia, cast) == ["Ada Okafor started Weft?", "Ada Okafor started Warp?"]
    reply(warp, by=cast.ben, source="Warp.", at=EARLY + timedelta(hours=2))
    replay("feed")
    assert told(cast.nia, cast) == ["Ben Talbot replied in Warp?", "Ada Okafor started Weft?"]
    assert told(cast.nia, cast, count=1) == ["Ben Talbot replied in Warp?"]


def test_what_was_taken_out_of_sight_leaves_its_place_to_what_came_before(cast):
    a_thread(cast, title="Warp?", at=EARLY)
    for hour in range(1, 4):
        gone = a_thread(cast, by=cast.ben, title="Gone?", at=EARLY + timedelta(hours=hour))
        hide(gone.posts.get().pk)
    replay("feed")
    assert told(cast.nia, cast, count=1) == ["Ada Okafor started Warp?"]
    assert told(cast.ben, cast, count=1) == ["Ben Talbot started Gone?"]


def test_a_line_says_who_what_when_and_where(cast):
    thread = a_thread(cast, title="Warp?", at=EARLY)
    replay("feed")
    line = recent(cast.ben, cast.weavers, 1)[0]
    assert line == Line(
        sentence="Ada Okafor started Warp?",
        who="Ada Okafor",
        title="Warp?",
        href=f"/c/weavers/conversations/{thread.key}/",
        icon="message-circle",
        at=EARLY,
        community_id=cast.weavers.pk,
    )


def test_batches_refresh_what_was_told_before(cast, monkeypatch):
    monkeypatch.setattr("kith.services.activity.tests.replaying.BATCH", 1)
    warp = a_thread(cast, title="Warp?", at=EARLY)
    reply(warp, by=cast.ben, source="Warp.", at=EARLY + timedelta(hours=2))
    reply(warp, by=cast.nia, source="Both.", at=EARLY + timedelta(hours=1))
    replay("feed")
    assert told(cast.ada, cast) == ["Ben Talbot replied in Warp?"]
    assert FeedItem.objects.filter(subject_kind="conversations.thread").count() == 1


def test_only_what_its_reader_may_see_is_told(cast):
    a_thread(cast, title="Inside?", at=EARLY)
    a_thread(cast, title="Outside?", at=EARLY, board=cast.open_board)
    replay("feed")
    inside, outside = "Ada Okafor started Inside?", "Ada Okafor started Outside?"
    lists = {name: set(told(person, cast)) for name, person in cast.everyone().items()}
    members = ("ada", "ben", "nia")
    assert lists == {name: {inside, outside} if name in members else {outside} for name in lists}


def test_what_was_closed_since_is_not_told_even_before_the_feed_knows(cast):
    thread = a_thread(cast, title="Outside?", at=EARLY, board=cast.open_board)
    replay("feed")
    assert told(cast.eve, cast) == ["Ada Okafor started Outside?"]
    Thread.objects.filter(pk=thread.pk).update(audience=cast.board.audience)
    assert told(cast.eve, cast) == []


def test_nothing_is_told_of_an_import_nor_of_ones_own_notes(cast):
    alone = audience_of(cast.weavers, Audience.Level.AUTHOR)
    a_thread(cast, title="Mine?", at=EARLY, audience=alone)
    imported = {"imported": True, "at": EARLY}
    thread = a_thread(cast, title="Old?", at=EARLY)
    Entry.objects.filter(subject_kind="conversations.thread", subject_id=thread.pk).delete()
    ledger.record(ledger.happening("conversations.started", cast.ada, thread, **imported))
    replay("feed")
    assert told(cast.ada, cast) == []
    reply(thread, by=cast.ben, source="Still true.", at=EARLY)
    replay("feed")
    assert told(cast.ada, cast) == ["Ben Talbot replied in Old?"]


def test_someone_who_was_erased_is_a_former_member_and_nobody_is_someone(cast):
    a_thread(cast, title="Warp?", at=EARLY)
    replay("feed")
    Person.objects.filter(pk=cast.ada.pk).update(erased_at=now())
    assert told(cast.ben, cast) == ["A former member started Warp?"]
    FeedItem.objects.update(by=None)
    assert told(cast.ben, cast) == ["Someone started Warp?"]


def test_joining_is_told_to_members_and_no_longer_when_they_left(cast):
    replay("feed")
    joined = [line.sentence for line in recent(cast.ada, cast.weavers) if line.sentence.endswith("joined")]
    assert set(joined) == {"Ada Okafor joined", "Ben Talbot joined", "Nia Prosser joined"}
    assert not any(line.sentence.endswith("joined") for line in recent(cast.eve, cast.weavers))
    leave(cast.weavers, by=cast.nia)
    assert Membership.objects.filter(state="left").count() == 1
    left = [line.sentence for line in recent(cast.ada, cast.weavers) if line.sentence.endswith("joined")]
    assert set(left) == {"Ada Okafor joined", "Ben Talbot joined"}


def test_a_founding_is_told_to_everyone_by_the_communitys_name(cast):
    replay("feed")
    sentences = {line.sentence for line in recent(None)}
    assert "Ada Okafor started Weavers" in sentences


def test_the_feed_takes_the_same_statements_for_one_item_and_for_thirty(cast, django_assert_num_queries):
    a_thread(cast, title="Warp?")
    replay("feed")
    with django_assert_num_queries(STATEMENTS):
        recent(cast.ben, cast.weavers)
    for number in range(30):
        a_thread(cast, title=f"Thread {number}?")
    replay("feed")
    with django_assert_num_queries(STATEMENTS):
        recent(cast.ben, cast.weavers)


# The items with their actors, and one for each kind of subject among them: memberships, communities, threads.
STATEMENTS = 4


def test_who_reads_there_no_more_is_not_told_how_much_is_kept_of_what_they_began(cast):
    thread = a_thread(cast, title="Warp?", by=cast.ben, at=EARLY)
    reply(thread, by=cast.ada, source="Linen.", at=EARLY + timedelta(hours=1))
    replay("feed", "search")
    kept = [*feed_personal.KEPT, *search_personal.KEPT]
    began = [one.rows(Subject.of(cast.ben)).filter(community=cast.weavers).count() for one in kept]
    assert all(began)
    leave(cast.weavers, by=cast.ben)
    assert [one.rows(Subject.of(cast.ben)).filter(community=cast.weavers).count() for one in kept] == [0, 0]
