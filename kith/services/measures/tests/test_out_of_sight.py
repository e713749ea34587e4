"""What is out of sight counts nowhere, and counts again where it did once it is back (TRUST 0.1)."""

from datetime import UTC, date, datetime

import pytest

from kith.services.activity.models import Entry
from kith.services.activity.projections import registered
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.hiding import hide, show
from kith.services.conversations.actions.replying import reply
from kith.services.measures.models import DailyCount, WeeklyCount
from kith.services.measures.queries import days
from tests.cast import Cast, a_thread, build_cast

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)
MONDAY = datetime(2024, 6, 3, 12, tzinfo=UTC)
WEDNESDAY = datetime(2024, 6, 5, 12, tzinfo=UTC)


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def talk(cast: Cast) -> dict[date, int]:
    """Return the days of talk, the ledger read from the start; read on and on, it says the same."""
    replay("measures")
    whole = days(cast.weavers, "talk", FIRST, LAST, cast.ada)
    projection = next(each for each in registered() if each.name == "measures")
    projection.forget()
    for entry in Entry.objects.order_by("txid", "id"):
        projection.apply([entry])
    assert days(cast.weavers, "talk", FIRST, LAST, cast.ada) == whole
    return dict(whole)


def test_a_reply_out_of_sight_counts_no_longer_and_counts_again_once_it_is_back(cast):
    post = reply(a_thread(cast, at=MONDAY), by=cast.nia, source="One.", at=WEDNESDAY)
    assert talk(cast) == {MONDAY.date(): 1, WEDNESDAY.date(): 1}
    hide(post.pk)
    hide(post.pk)
    assert talk(cast) == {MONDAY.date(): 1}
    assert list(WeeklyCount.objects.filter(what="talk").values_list("count", flat=True)) == [1]
    assert not DailyCount.objects.filter(count=0).exists()
    show(post.pk)
    assert talk(cast) == {MONDAY.date(): 1, WEDNESDAY.date(): 1}


def test_an_opening_post_takes_what_was_said_under_it_along(cast):
    thread = a_thread(cast, at=MONDAY)
    first, second = (reply(thread, by=cast.nia, source="One.", at=WEDNESDAY) for _each in range(2))
    hide(first.pk)
    opening = thread.posts.get(position=1)
    hide(opening.pk)
    assert talk(cast) == {}
    # What is put back under it stays out of sight with it, and what went meanwhile does not come back.
    show(first.pk)
    hide(second.pk)
    assert talk(cast) == {}
    show(opening.pk)
    assert talk(cast) == {MONDAY.date(): 1, WEDNESDAY.date(): 1}
    show(second.pk)
    assert talk(cast) == {MONDAY.date(): 1, WEDNESDAY.date(): 2}


def test_what_its_author_says_under_it_meanwhile_counts_once(cast):
    thread = a_thread(cast, at=MONDAY)
    opening = thread.posts.get(position=1)
    hide(opening.pk)
    reply(thread, by=cast.ada, source="One.", at=WEDNESDAY)
    show(opening.pk)
    assert talk(cast) == {MONDAY.date(): 1, WEDNESDAY.date(): 1}
