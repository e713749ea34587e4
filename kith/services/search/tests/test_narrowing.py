"""Looking for less: each thing that narrows a search, together and taken off again."""

import re
from datetime import UTC, datetime

import pytest
import time_machine

from kith.base.kit.clock import now
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.settling import reopen, settle
from kith.services.search.narrowing import asked
from kith.services.search.tests.test_page import titles
from tests.cast import Cast, a_thread, build_cast, visit
from tests.pages import open_page, statements

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 6, 10, 14, tzinfo=UTC)


@pytest.fixture
def cast() -> Cast:
    with time_machine.travel(datetime(2024, 1, 1, tzinfo=UTC), tick=False):
        return build_cast()


def write(cast: Cast) -> None:
    """One word, said by two people, in each kind of conversation, over three years."""
    board = cast.open_board
    said = {"source": "About the heddle.", "board": board}
    a_thread(cast, title="Old talk", at=datetime(2024, 5, 3, 9, tzinfo=UTC), **said)
    asked = a_thread(cast, title="Asked", kind="question", at=datetime(2026, 2, 3, 9, tzinfo=UTC), **said)
    helped = a_thread(cast, title="Helped", kind="question", at=datetime(2026, 6, 2, 9, tzinfo=UTC), **said)
    reply(helped, by=cast.ben, source="Mend the heddle first.", at=datetime(2026, 6, 3, 9, tzinfo=UTC))
    settle(helped, by=cast.ada)
    a_thread(
        cast, title="Told", kind="story", by=cast.ben, at=datetime(2026, 5, 31, 23, 30, tzinfo=UTC), **said
    )
    a_thread(cast, title="Inside", at=datetime(2026, 6, 9, 9, tzinfo=UTC), source="heddle")
    assert asked.kind == "question"
    replay("search")


def found(person, only: str) -> list[str]:
    return sorted(titles(open_page(visit(person), f"/search/?q=heddle&{only}")))


# What is added to the address, and what a member then finds.
NARROWED = {
    "": ["Asked", "Helped", "Helped", "Inside", "Old talk", "Told"],
    "kind=question": ["Asked", "Helped", "Helped"],
    "kind=answered": ["Helped", "Helped"],
    "kind=open": ["Asked"],
    "kind=discussion": ["Inside", "Old talk"],
    "kind=story": ["Told"],
    "kind=news": [],
    "kind=nonsense": ["Asked", "Helped", "Helped", "Inside", "Old talk", "Told"],
    "by=ben": ["Helped", "Told"],
    "by=TALBOT": ["Helped", "Told"],
    "by=Ben+Tal": ["Helped", "Told"],
    "by=ada+talbot": [],
    "by=en": [],
    "by=%25": [],
    "by=_": [],
    # Her clock stands in London, where the last evening of May was June already.
    "when=month": ["Helped", "Helped", "Inside", "Told"],
    "when=year": ["Asked", "Helped", "Helped", "Inside", "Told"],
    "from=2026-06-02&to=2026-06-02": ["Helped"],
    "from=2026-06-04&to=2026-06-02": ["Helped", "Helped"],
    "to=2024-12-31": ["Old talk"],
    "from=yesterday&when=month": ["Helped", "Helped", "Inside", "Told"],
    "from=2026-06-09&when=year": ["Inside"],
    "kind=question&by=ben": ["Helped"],
    "kind=answered&by=ada&when=month&in=weavers": ["Helped"],
    "kind=story&by=ada": [],
    "in=potters&by=ben": [],
}


def test_each_narrows_and_they_combine(cast):
    with time_machine.travel(TODAY, tick=False):
        write(cast)
        assert {only: found(cast.ada, only) for only in NARROWED} == NARROWED


def test_days_are_those_of_the_reader(cast):
    with time_machine.travel(TODAY, tick=False):
        write(cast)
        cast.ada.zone = "America/New_York"
        cast.ada.save()
        assert found(cast.ada, "when=month") == ["Helped", "Helped", "Inside"]
        assert found(cast.ada, "to=2026-05-31&from=2026-05-01") == ["Told"]


@pytest.mark.parametrize("only", NARROWED)
def test_nobody_finds_more_than_without(cast, only):
    with time_machine.travel(TODAY, tick=False):
        write(cast)
        assert set(found(None, only)) == set(NARROWED[only]) - {"Inside"}


def test_a_question_asked_again_is_open_again(cast):
    thread = a_thread(cast, title="Mine", kind="question", source="heddle")
    settle(thread, by=cast.ada)
    reopen(thread, by=cast.ada)
    replay("search")
    assert (found(cast.ada, "kind=open"), found(cast.ada, "kind=answered")) == (["Mine"], [])


def test_each_can_be_taken_off_and_stands_in_the_form_again(cast):
    address = "/search/?q=heddle&in=weavers&kind=story&by=ben&from=2026-01-01&to=2026-02-01"
    html = open_page(visit(cast.ada), address).content.decode()
    taken = dict(re.findall(r'<li><a href="([^"]+)"><span>(.*?)</span>', html))
    assert list(taken.values()) == [
        *("In Weavers", "Stories", "Written by “ben”", "From 1 Jan", "Until 1 Feb"),
    ]
    for left, name in zip(taken, ("in", "kind", "by", "from", "to"), strict=True):
        rest = left.replace("&amp;", "&")
        assert rest.count("&") == 4
        assert f"&{name}=" not in rest
    assert '<option value="story" selected>' in html
    assert (
        'name="by" maxlength="80" autocomplete="off" type="text" value="ben"' in html or 'value="ben"' in html
    )
    assert 'value="2026-01-01"' in html
    assert 'name="in" value="weavers"' in html


def test_the_next_page_keeps_what_was_asked_for(cast):
    for number in range(21):
        a_thread(cast, title=f"Heddle {number}", kind="story", board=cast.open_board)
    replay("search")
    html = open_page(visit(), "/search/?q=heddle&kind=story&by=ada").content.decode()
    assert 'href="?q=heddle&amp;kind=story&amp;by=ada&amp;page=2"' in html


def test_a_name_that_is_not_shown_is_not_told_by_looking_for_it(cast, monkeypatch):
    from dataclasses import replace

    from kith.services.search import declarations

    a_thread(cast, title="Sealed", by=cast.ben, source="heddle", board=cast.open_board)
    replay("search")
    assert found(None, "by=ben") == ["Sealed"]
    room = declarations.searchable("conversations.post")

    def nameless(person, ids):
        return {pk: replace(showing, by="") for pk, showing in room.show(person, ids).items()}

    monkeypatch.setitem(declarations._searchable, room.kind, replace(room, show=nameless))
    assert found(None, "by=ben") == []


def test_to_narrow_takes_no_further_statement(cast):
    a_thread(cast, title="Heddle")
    replay("search")
    client = visit(cast.ada)
    plain = statements(client, "/search/?q=heddle")
    # Communities are not looked for by kind or by who wrote them.
    assert statements(client, "/search/?q=heddle&kind=discussion&by=ada&when=year") <= plain


@pytest.mark.parametrize(
    "only",
    ["from=0001-01-01", "to=9999-12-31", "from=\x00", "by=\x00", "by=" + "a+" * 60, "kind=\x00", "when=x"],
)
def test_whatever_stands_in_the_address_is_a_page(cast, only):
    open_page(visit(cast.ada), f"/search/?q=heddle&{only}")


def test_a_day_begins_in_the_zone_of_who_asks():
    day = {"from": "2026-06-01", "to": "2026-06-01"}
    here, there = asked(day, "Europe/London").only, asked(day, "Asia/Tokyo").only
    assert (here.first - there.first) // 4096 == 8 * 3600
    assert (here.last - here.first) // 4096 == 24 * 3600
    assert now().year >= 2024
