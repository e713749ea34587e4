"""Two worlds that differ only in what a reader may not see look the same, byte for byte (TRUST B2)."""

import random
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Thread
from kith.services.search.queries import NEWEST, find
from tests.cast import Cast, a_thread, build_cast, visit

pytestmark = pytest.mark.django_db
WORDS = ["warp", "weft", "loom", "heddle", "reed", "shuttle", "shed", "bobbin", "pick", "ply", "café"]
CANARY = "zyzzyvaquark"
NARROWED = [
    *("kind=question", "kind=answered", "kind=open", "kind=discussion", "kind=story", "by=ada", "by=ben+t"),
    *("by=eve", "when=month", "when=year", "from=2024-03-01", "from=2024-03-01&to=2024-09-01"),
    *("kind=discussion&by=ada&from=2024-02-01&in=weavers", "to=2024-06-01&page=2"),
]
START = datetime(2024, 1, 1, tzinfo=UTC)


def sentence(dice: random.Random) -> str:
    return " ".join(dice.choices(WORDS, k=dice.randrange(3, 30)))


def fill(cast: Cast, dice: random.Random, board, many: int, extra: str = "", **fields) -> None:
    for _ in range(many):
        at = START + timedelta(minutes=dice.randrange(500_000))
        thread = a_thread(
            cast,
            board=board,
            title=f"{sentence(dice)[:80]} {extra}",
            source=f"{sentence(dice)} {extra}",
            at=at,
            **fields,
        )
        reply(
            thread,
            by=cast.ada if "audience" in fields else cast.ben,
            source=f"{sentence(dice)} {extra}",
            at=at + timedelta(seconds=dice.randrange(90)),
        )


def questions(dice: random.Random) -> list[str]:
    """Return addresses of searches: words, pairs, phrases, exclusions, pages, one community."""
    asked = [CANARY, f'"{CANARY}"', f"warp -{CANARY}", f"warp {CANARY}"]
    for _ in range(40):
        one, two = dice.sample(WORDS, 2)
        asked += dice.sample([one, f"{one} {two}", f'"{one} {two}"', f"{one} -{two}"], 2)
    addresses = [f"/search/?q={text.replace(' ', '+')}" for text in asked]
    narrowed = [f"{address}&{only}" for address, only in product(addresses[4:10], NARROWED)]
    return (
        addresses
        + narrowed
        + [f"{address}&page=2" for address in addresses[:20]]
        + [f"{address}&in=weavers" for address in addresses[:20]]
    )


def seen(people: dict, addresses: list[str]) -> dict:
    clients = {name: visit(person) for name, person in people.items()}
    return {
        (name, address): (response.status_code, response.content, sorted(response.headers.items()))
        for name, client in clients.items()
        for address in addresses
        for response in [client.get(address)]
    }


@pytest.mark.slow
def test_what_a_reader_may_not_see_changes_no_byte_of_any_search():
    cast, dice = build_cast(), random.Random(11)
    fill(cast, dice, cast.open_board, 25)
    replay("search")
    people = {"stranger": None, "eve": cast.eve}
    addresses = questions(random.Random(5))
    before = seen(people, addresses)
    alone = audience_of(cast.weavers, Audience.Level.AUTHOR)
    fill(cast, dice, cast.board, 40, CANARY)
    fill(cast, dice, cast.board, 5, CANARY, kind=Thread.Kind.QUESTION)
    fill(cast, dice, cast.board, 5, CANARY, audience=alone)
    replay("search")
    assert seen(people, addresses) == before
    # The partner: a member does see a difference, so the test could have failed.
    member = {"ben": cast.ben}
    found = seen(member, addresses[:1])[("ben", addresses[0])][1].decode()
    assert f"<mark>{CANARY}</mark>" in found
    assert sum(b"<mark>" in content for _status, content, _headers in before.values()) > 50


@pytest.mark.slow
def test_a_canary_that_only_its_author_may_see_reaches_nobody_else():
    cast = build_cast()
    alone = audience_of(cast.weavers, Audience.Level.AUTHOR)
    a_thread(cast, title=CANARY, source=CANARY, audience=alone)
    replay("search")
    pages = {
        name: visit(person).get(f"/search/?q={CANARY}").content.decode()
        for name, person in cast.everyone().items()
    }
    # Everyone's own words stay in their box; what they name must not be found.
    assert {name for name, html in pages.items() if f"<mark>{CANARY}</mark>" in html} == {"ada"}


def test_hidden_hits_take_no_place_among_those_that_are_ranked(monkeypatch):
    monkeypatch.setattr("kith.services.search.queries.NEWEST", 3)
    cast = build_cast()
    for number in range(3):
        a_thread(cast, title=f"Open {number}", source="warp", board=cast.open_board, at=START)
    for number in range(9):
        a_thread(cast, title=f"Hidden {number}", source="warp", at=START + timedelta(days=1 + number))
    replay("search")
    assert len(find(None, "warp").hits) == 3
    assert len(find(cast.ben, "warp").hits) == 3
    assert NEWEST == 2000
