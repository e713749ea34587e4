"""The weeks a community's cloth is knitted from."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kith.base.kit import clock
from kith.base.ui.cloth import Week
from kith.members.communities.actions.grouping import form_group
from kith.members.communities.audiences import audience_of_group
from kith.members.communities.models import Group
from kith.services.measures.models import WeeklyCount
from kith.services.measures.queries import busy_week, talk_level, weeks, weeks_of
from tests.cast import Cast, build_cast

WEDNESDAY = datetime(2024, 6, 5, 10, tzinfo=UTC)
THIS_MONDAY = date(2024, 6, 3)


@pytest.fixture
def cast(monkeypatch) -> Cast:
    cast = build_cast()
    monkeypatch.setattr(clock, "now", lambda: WEDNESDAY)
    return cast


def count(cast: Cast, ago: int, what: str, number: int, board=None) -> None:
    WeeklyCount.objects.create(
        community=cast.weavers,
        audience=(board or cast.board).audience,
        week=THIS_MONDAY - timedelta(weeks=ago),
        what=what,
        count=number,
    )


@pytest.mark.django_db
def test_a_community_where_nothing_happened_is_a_plain_year(cast):
    assert weeks(cast.weavers) == [Week()] * 52
    assert weeks(cast.weavers, 4) == [Week()] * 4


@pytest.mark.django_db
def test_the_last_week_holds_today_and_the_first_is_a_year_ago(cast):
    count(cast, 0, "talk", 9)
    count(cast, 51, "gathering", 1)
    count(cast, 52, "talk", 500)
    count(cast, 2, "kept", 1)
    count(cast, 2, "joined", 8)
    expected = [Week(gathering=True)] + [Week()] * 48 + [Week(kept=True), Week(), Week(talk=3)]
    assert weeks(cast.weavers) == expected


@pytest.mark.django_db
def test_a_community_far_east_is_in_its_next_week_already(cast, monkeypatch):
    cast.weavers.zone = "Pacific/Auckland"
    count(cast, -1, "talk", 9)
    assert weeks(cast.weavers, 2) == [Week(), Week()]
    monkeypatch.setattr(clock, "now", lambda: datetime(2024, 6, 9, 20, tzinfo=UTC))
    assert weeks(cast.weavers, 2) == [Week(), Week(talk=3)]


@pytest.mark.django_db
def test_a_reader_sees_a_rhythm_of_what_they_may_see(cast):
    count(cast, 1, "talk", 9)
    count(cast, 0, "talk", 9, cast.open_board)
    assert weeks(cast.weavers, 2, cast.ben) == [Week(talk=3), Week(talk=3)]
    assert weeks(cast.weavers, 2, cast.eve) == [Week(), Week(talk=3)]


@pytest.mark.django_db
def test_what_is_for_a_group_leaves_no_trace_on_the_cloth(cast):
    group = form_group(cast.weavers, Group.Kind.SUBGROUP, [cast.ada, cast.ben], by=cast.ada)
    WeeklyCount.objects.create(
        community=cast.weavers, audience=audience_of_group(group), week=THIS_MONDAY, what="talk", count=9
    )
    assert weeks(cast.weavers, 1) == [Week()]
    assert weeks(cast.weavers, 1, cast.ben) == [Week(talk=3)]


@pytest.mark.django_db
def test_one_statement_serves_a_whole_shelf(cast, django_assert_num_queries):
    count(cast, 0, "talk", 9)
    with django_assert_num_queries(1):
        found = weeks_of([cast.weavers, cast.potters], 1)
    assert found == {cast.weavers.pk: [Week(talk=3)], cast.potters.pk: [Week()]}
    with django_assert_num_queries(0):
        assert weeks_of([]) == {}


def test_talk_is_measured_against_the_communitys_own_busy_weeks():
    assert [talk_level(number, 30) for number in (0, 1, 9, 10, 19, 20, 30, 300)] == [0, 1, 1, 2, 2, 3, 3, 3]


def test_a_busy_week_is_the_third_busiest_and_never_a_handful_of_words():
    assert busy_week([]) == 6
    assert busy_week([900]) == 6
    assert busy_week([900, 40]) == 6
    assert busy_week([900, 40, 30, 20]) == 30
    assert busy_week([3, 2, 1]) == 6
