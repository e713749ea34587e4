"""The words of the demo, before anything is loaded: well formed, never in the future, said by members."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from kith.base.ui.motifs import MOTIFS
from kith.config.demo.communities import COMMUNITIES, NETWORK
from kith.config.demo.dating import Calendar
from kith.config.demo.deeds import deeds
from kith.config.demo.gathering import arrivals
from kith.config.demo.loader import timeline
from kith.config.demo.people import KEEPER, PEOPLE
from kith.config.demo.script import Scene, read, scenes
from kith.members.communities.models import Audience, Community
from kith.services.conversations.actions.starting import MAX_TITLE
from kith.services.conversations.models import Thread
from kith.services.conversations.models.post import MAX_SOURCE

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
EMPTY = "data-for-the-curious"
PLANS = (NETWORK, *COMMUNITIES)
SCENES = [scene for plan in PLANS for scene in scenes(plan.slug)]


@pytest.mark.parametrize("day", range(7))
@pytest.mark.parametrize("clock", ["00:05", "07:30", "23:50"])
def test_nothing_is_yet_to_come_on_whichever_day_it_is_loaded(day, clock):
    hours, minutes = map(int, clock.split(":"))
    calendar = Calendar(MONDAY + timedelta(days=day, hours=hours, minutes=minutes))
    steps = timeline(calendar)
    assert steps[0].at == calendar.moment(NETWORK.begun)
    assert calendar.now - timedelta(days=2) < steps[-1].at <= calendar.now


def test_a_demo_that_reaches_into_the_future_is_noticed():
    calendar = Calendar(MONDAY)
    with pytest.raises(ValueError, match="reaches into the future"):
        timeline(_Late(calendar.now))


class _Late(Calendar):
    def days_ago(self, days):
        return self.now + timedelta(days=days)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: f"{scene.community}: {scene.title[:40]}")
def test_a_conversation_fits_and_is_in_order(scene):
    assert 0 < len(scene.title) <= MAX_TITLE
    assert scene.kind in Thread.Kind.values
    assert scene.board in {board.slug for board in _plan(scene).boards} | _groups(scene.community)
    assert [line.when == "" for line in scene.lines] == [True] + [False] * (len(scene.lines) - 1)
    assert all(0 < len(line.words) <= MAX_SOURCE for line in scene.lines if line.how != "settles")
    moments = _moments(scene)
    assert moments == sorted(moments)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: f"{scene.community}: {scene.title[:40]}")
def test_whoever_speaks_belongs_by_then(scene):
    calendar, plan = Calendar(MONDAY), _plan(scene)
    joined = {tag: calendar.moment(when) for tag, when in [(plan.founder, plan.begun), *plan.members.items()]}
    joined = arrivals(PLANS, calendar) if plan is NETWORK else joined
    gone = dict(plan.gone)
    for line, moment in zip(scene.lines, _moments(scene), strict=True):
        assert joined[line.tag] <= moment
        assert line.tag not in gone or moment <= calendar.moment(gone[line.tag])


def test_only_an_asker_settles_and_only_a_question():
    settled = [(scene, line) for scene in SCENES for line in scene.lines if line.how == "settles"]
    assert len(settled) == 19
    assert all(scene.kind == "question" for scene, _line in settled)
    assert all(scene.lines[0].tag == line.tag for scene, line in settled)


def test_what_is_quoted_outside_is_what_was_said_inside():
    calm = [scene for scene in SCENES if scene.community == "classroom-calm"]
    (outside,) = [scene for scene in calm if scene.board == "tips-we-share"]
    said = "\n".join(line.words for scene in calm if scene is not outside for line in scene.lines)
    inside = re.sub("[*_]", "", said).casefold()
    quoted = re.findall(r"“([^”]+)”", outside.lines[0].words)
    assert len(quoted) == 3
    assert [words for words in quoted if words.casefold() not in inside] == []


def test_communities_are_told_apart():
    assert sorted(plan.glaze for plan in COMMUNITIES) == sorted(Community.GLAZES)
    assert sorted(plan.motif for plan in COMMUNITIES) == sorted(MOTIFS)
    assert {plan.admission for plan in COMMUNITIES} == set(Community.Admission.values)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.slug)
def test_a_community_says_what_it_is_within_the_limits(plan):
    fields = {field.name: field.max_length for field in Community._meta.fields}
    assert 0 < len(plan.name) <= fields["name"]
    assert 0 < len(plan.domain) <= fields["domain_statement"]
    assert 0 < len(plan.practice) <= fields["practice_scope"]
    assert 0 < len(plan.norms) <= fields["norms"]
    assert all(board.level in Audience.Level.values for board in plan.boards)
    assert all(len(board.name) <= 80 and 0 < len(board.about) <= 280 for board in plan.boards)


def test_one_community_is_empty_and_three_are_lived_in():
    counts = {plan.slug: len(scenes(plan.slug)) for plan in COMMUNITIES}
    assert counts == {
        "deteriorating-patients": 43,
        "peer-network-leads": 22,
        "classroom-calm": 19,
        "falls-in-care-homes": 6,
        "volunteer-coordinators": 8,
        "last-days-well": 6,
        "qi-coaches": 7,
        "food-together": 6,
        EMPTY: 0,
    }


def test_people_are_made_up_once_each():
    assert len({part.tag for part in PEOPLE}) == len({part.name for part in PEOPLE}) == len(PEOPLE) == 56
    assert all(0 < len(part.pointer) <= 160 for part in PEOPLE)
    assert {part.address.split("@")[1] for part in PEOPLE} == {"demo.example", "members.example"}
    offered = {part.tag for part in PEOPLE if part.address.endswith("@demo.example")}
    assert len(offered) == 12
    assert KEEPER in offered


@pytest.mark.parametrize(
    "text, fault",
    [
        ("=== story | board | 2 weeks ago, Monday 10:00\nNo heading\n\n@ada\nWords.", "no title"),
        ("=== story | board | 2 weeks ago, Monday 10:00\n# Title\n\nWords.\n@ada\nMore.", "nobody says"),
    ],
)
def test_words_that_cannot_be_read_are_noticed(text, fault):
    with pytest.raises(ValueError, match=fault):
        list(read("weavers", text))


@pytest.mark.parametrize("written", ["soon", "2 weeks ago", "yesterday", "+1 07:15"])
def test_a_moment_that_cannot_be_read_is_noticed(written):
    with pytest.raises(ValueError, match="does not know when"):
        Calendar(MONDAY).moment(written)


def test_moments_are_those_of_the_network_in_summer_and_winter():
    winter, summer = Calendar(MONDAY), Calendar(datetime(2026, 7, 1, 12, tzinfo=UTC))
    assert winter.moment("1 week ago, Tuesday 21:40") == datetime(2026, 2, 24, 21, 40, tzinfo=UTC)
    assert summer.moment("1 week ago, Tuesday 21:40") == datetime(2026, 6, 23, 20, 40, tzinfo=UTC)
    assert summer.moment("yesterday 08:00") == datetime(2026, 6, 30, 7, 0, tzinfo=UTC)
    assert summer.moment("5 hours ago") == datetime(2026, 7, 1, 7, 0, tzinfo=UTC)
    assert summer.later(summer.moment("yesterday 22:00"), "+1 07:15") == datetime(
        2026, 7, 1, 6, 15, tzinfo=UTC
    )


def _plan(scene: Scene):
    return next(plan for plan in PLANS if plan.slug == scene.community)


def _groups(slug: str) -> set[str]:
    return {f"in {deed.to[0]}" for deed in deeds(slug) if deed.what == "forms a group"}


def _moments(scene: Scene) -> list[datetime]:
    calendar = Calendar(MONDAY)
    begun = calendar.moment(scene.when)
    return [calendar.later(begun, line.when) if line.when else begun for line in scene.lines]
