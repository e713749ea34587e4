"""Every text of every row is a word of its own, and nobody meets one that is not for them (TRUST A5, B1)."""

import logging

import pytest
from django.core import mail
from django.urls import reverse

from kith.members.communities import roster
from kith.members.communities.access import Visible
from kith.members.communities.models import Removal
from kith.members.profiles.models import Profile
from kith.rooms.letters.models.exchange import ExchangeQuerySet
from kith.services.conversations import queries
from kith.services.jobs.worker import run_waiting
from tests.worlds.crawling import Sighting, go_round, in_letters, leaks, look_at
from tests.worlds.table import WHO_MAY_SEE
from tests.worlds.world import WORD, World, build_world

# once: what is asked of the database is small beside what is asked of the pages.
# django_db: so that there is a database; the world lies around each test’s own transaction.
pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db]

# What no page of this world shows, though somebody may read it.
NOT_SHOWN_YET = {
    "communities.Membership.reason_for_joining",
    "communities.Removal.answer",
    "communities.Removal.appeal",
    "conversations.Revision.html",
    "conversations.Revision.source",
    "kinship.Relation.words",
    "moderation.Look.why",
}

# Columns that no row of this world has.
EMPTY = {"people.Count.who"}


class _Log(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture(scope="module")
def world(one_database: None) -> World:
    return build_world()


@pytest.fixture(scope="module")
def met(world: World) -> set[Sighting]:
    log = _Log()
    logging.getLogger().addHandler(log)
    mail.outbox.clear()
    assert run_waiting()
    assert mail.outbox
    found = set(in_letters(world))
    one_of_each = {canary.of: word for word, canary in world.canaries.items()}.values()
    for who in world.people:
        found |= go_round(world, who, words=one_of_each)
    found |= {Sighting(word.lower(), "the log", line) for line in log.lines for word in WORD.findall(line)}
    logging.getLogger().removeHandler(log)
    return found


def test_nobody_meets_a_word_that_is_not_for_them(world: World, met: set[Sighting]):
    assert leaks(world, met) == []


def test_each_text_that_somebody_may_read_is_met_by_one_of_them(world: World, met: set[Sighting]):
    seen = {world.canaries[one.word].of for one in met if one.word in world.canaries}
    for_somebody = {canary.of for canary in world.canaries.values() if canary.may}
    assert for_somebody - seen == NOT_SHOWN_YET


def test_the_world_has_something_in_every_column(world: World):
    held = {canary.of for canary in world.canaries.values()}
    declared = {f"{label}.{name}" for label, names in WHO_MAY_SEE.items() for name in names}
    assert declared - held == EMPTY


def _leaked(world: World, who: str, address: str) -> set[str]:
    """Return which texts one of the cast meets at an address though they may not."""
    return {line.split()[3] for line in leaks(world, look_at(world, who, address))}


def test_a_thread_that_everyone_gets_is_seen(world: World, monkeypatch: pytest.MonkeyPatch):
    address = world.address("forums:conversation")
    assert _leaked(world, "eve", address) == set()
    monkeypatch.setattr(queries, "sees", lambda *asked: True)
    assert "conversations.Thread.title" in _leaked(world, "eve", address)


def test_a_part_of_a_profile_that_forgets_its_level_is_seen(world: World, monkeypatch: pytest.MonkeyPatch):
    address = reverse("profiles:person", kwargs={"key": world.cast.ben.key})
    assert _leaked(world, "eve", address) == set()
    monkeypatch.setattr(Profile, "level", lambda profile, part: "network")
    assert "profiles.Profile.about" in _leaked(world, "eve", address)


def test_a_letter_that_everyone_gets_is_seen(world: World, monkeypatch: pytest.MonkeyPatch):
    address = world.address("letters:letter")
    assert _leaked(world, "eve", address) == set()
    monkeypatch.setattr(Visible, "visible_to", lambda rows, person: rows)
    monkeypatch.setattr(ExchangeQuerySet, "of", lambda exchanges, person: exchanges)
    assert "conversations.Post.html" in _leaked(world, "eve", address)


def test_a_reason_of_a_removal_that_everyone_gets_is_seen(world: World, monkeypatch: pytest.MonkeyPatch):
    address = world.address("communities:removals")
    assert _leaked(world, "eve", address) == set()
    monkeypatch.setattr(roster, "removals_for", lambda viewer, community: list(Removal.objects.all()))
    assert "communities.Removal.reason" in _leaked(world, "eve", address)
