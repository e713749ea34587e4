"""Two worlds that differ only in what a reader may not see are the same to that reader (TRUST B2).

One is built, and built again with some 600 more objects that none of five readers may see: what only its
author reads, what a group, a community they don't belong to, or two others read, what was taken out of sight,
reports, requests, invitations, drafts, removals, parts of profiles, names nobody finds. Each reader goes
through every door, link and form and searches; then the same steps are taken in the other world. All that is
sent is compared byte for byte: pages, redirects, headers, cookies, exports, mail. Nothing is taken out of it
but the cloth, which a community publishes (decisions/0014): what chance draws and what the clock shows is the
same in both. Ids are not, nor the order in which things came to be.

In the suite the five take 2,000 steps and 1,000 searches together; with KITH_ALL_STEPS=1 each takes as many.
"""

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.apps import apps
from django.core import mail
from django.urls import reverse

from kith.base.kit.models import PublicKeyField
from tests.cast import visit
from tests.worlds.channels import what_comes
from tests.worlds.fate import fated, undone
from tests.worlds.planting import PLANTS, Answers, answers
from tests.worlds.replaying import Reader, differences
from tests.worlds.twins import READERS, Twin, build
from tests.worlds.unseen import hide
from tests.worlds.words import searches

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db]

STEPS, SEARCHES = (2_000, 1_000) if os.environ.get("KITH_ALL_STEPS") else (400, 200)
SLUGS = ("weavers", "potters", "dyers", "network")


@dataclass
class Heard:
    """What a world answered: each reader; each fault, without and with it. objects: how many it holds."""

    readers: dict[str, Answers] = field(default_factory=dict)
    faults: dict[str, tuple[Answers, Answers]] = field(default_factory=dict)
    objects: int = 0
    hidden: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def worlds(one_database: None) -> Iterator[tuple[Heard, Heard]]:
    more = _heard(Twin(more=True), None)
    return more, _heard(Twin(more=False, hidden=more.hidden), more)


def _heard(twin: Twin, before: Heard | None) -> Heard:
    """Build a world and ask it; before: what the other one heard, to be asked the same."""
    with undone():
        # What an unknown address is compared with is made up once in a process: let that be done.
        visit().post("/sign-in/password/", {"address": "nobody@cast.example", "password": "not known here"})
    with undone():
        mail.outbox.clear()
        build(twin, hide)
        heard = Heard(objects=_objects(), hidden=twin.hidden)
        for who in READERS:
            with undone():
                heard.readers[who] = _heard_by(twin, who, before.readers[who] if before else {})
        heard.faults = {name: answers(twin, plant) for name, plant in PLANTS.items()}
    return heard


def _heard_by(twin: Twin, who: str, before: Answers) -> Answers:
    came = what_comes(twin, who)
    _let_a_member_look(twin)
    reader = Reader(twin, who)
    if before:
        reader.ask_all(step for step in before if step not in came)
    else:
        _go_everywhere(reader, twin)
    return came | reader.known


def _let_a_member_look(twin: Twin) -> None:
    """Let what is remembered of pages be what Ada saw."""
    with fated("a member"):
        ada = visit(twin.cast.ada)
    threads = [reverse("forums:conversation", args=["weavers", each.key]) for each in twin.threads["doorway"]]
    with fated("a member looks"):
        for address in ("/", "/c/weavers/", "/c/weavers/conversations/", "/search/?q=treadle", *threads[:9]):
            assert ada.get(address).status_code == 200


def _go_everywhere(reader: Reader, twin: Twin) -> None:
    chance = random.Random(reader.who)
    doors = [(method, address) for _name, address, methods in twin.doors for method in methods]
    behind = chance.sample(twin.hidden, min(STEPS // 8, len(twin.hidden)))
    first = [step for step in doors if step[0] != "HEAD"] + [("GET", address) for address in behind]
    reader.go_round(first, STEPS)
    every = list(searches(SLUGS))
    asked = chance.sample(every, min(SEARCHES, len(every)))
    reader.ask_all(("GET", address) for address in asked)


def _objects() -> int:
    """Return how many things there are that have a name in addresses."""
    fields = [field for model in apps.get_models() for field in model._meta.fields]
    named = [field.model for field in fields if isinstance(field, PublicKeyField)]
    return sum(model._base_manager.count() for model in named)


def test_one_world_holds_500_objects_more(worlds: tuple[Heard, Heard]):
    with_more, without = worlds
    assert with_more.objects - without.objects >= 500


@pytest.mark.parametrize("who", READERS)
def test_a_reader_cannot_tell_the_two_worlds_apart(who: str, worlds: tuple[Heard, Heard]):
    with_more, without = worlds
    told = differences(without.readers[who], with_more.readers[who])
    assert told == [], "\n\n".join(told)


@pytest.mark.parametrize("name", PLANTS)
def test_a_fault_that_lets_something_through_is_seen(name: str, worlds: tuple[Heard, Heard]):
    (sound_more, faulty_more), (sound_less, faulty_less) = (world.faults[name] for world in worlds)
    assert differences(sound_less, sound_more) == []
    assert differences(faulty_less, faulty_more) != []
