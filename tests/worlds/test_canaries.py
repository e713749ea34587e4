"""Every text of every row is a word of its own, and nobody meets one that is not for them (TRUST A5, B1)."""

import pytest
from django.core import mail

from kith.rooms.forums.pieces import forget
from kith.services.jobs.worker import run_waiting
from tests.worlds.crawling import MOST_PAGES, Sighting, go_round, in_letters, leaks, note_links
from tests.worlds.leaking import PLANTS
from tests.worlds.logbook import logged
from tests.worlds.table import WHO_MAY_SEE
from tests.worlds.world import World, build_world

# once: what is asked of the database is small beside what is asked of the pages.
# django_db: so that there is a database; the world lies around each test’s own transaction.
pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db]

# Columns that no row of this world has.
EMPTY = {"people.Count.who"}


@pytest.fixture(scope="module")
def world(one_database: None) -> World:
    return build_world()


@pytest.fixture(scope="module")
def met(world: World) -> set[Sighting]:
    mail.outbox.clear()
    with logged() as log:
        assert run_waiting()
        assert mail.outbox
        found = set(in_letters(world))
        note_links(world)
        one_of_each = {canary.of: word for word, canary in world.canaries.items()}.values()
        for who in world.people:
            found |= go_round(world, who, words=one_of_each)
    return found | log.sightings()


def test_nobody_meets_a_word_that_is_not_for_them(world: World, met: set[Sighting]):
    assert leaks(world, met) == []


def test_each_text_that_somebody_may_read_is_met_by_one_of_them(world: World, met: set[Sighting]):
    seen = {world.canaries[one.word].of for one in met if one.word in world.canaries}
    for_somebody = {canary.of for canary in world.canaries.values() if canary.may}
    assert for_somebody - seen == set()


def test_the_world_has_something_in_every_column(world: World):
    held = {canary.of for canary in world.canaries.values()}
    declared = {f"{label}.{name}" for label, names in WHO_MAY_SEE.items() for name in names}
    assert declared - held == EMPTY


def test_everyone_goes_wherever_the_pages_lead(world: World, met: set[Sighting]):
    assert len(world.canaries) >= 400
    assert {who: len(been) < MOST_PAGES for who, been in world.been.items()} == dict.fromkeys(
        world.people, True
    )


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
def test_a_leak_is_seen(plant, world: World, met: set[Sighting], monkeypatch: pytest.MonkeyPatch):
    assert leaks(world, plant.look(world)) == []
    forget()
    plant.put_in(monkeypatch, world)
    assert plant.lets_through in {line.split()[3] for line in leaks(world, plant.look(world))}
