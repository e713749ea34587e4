"""A word that stands nowhere is taken for one near it, among what its reader may see and nothing else."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.base.kit.clock import now
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience
from kith.services.activity.tests.replaying import replay
from kith.services.search import nearness
from kith.services.search.mending import LOOKED_THROUGH
from kith.services.search.queries import find
from kith.services.search.tests.test_page import titles
from tests.cast import Cast, a_thread, build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = build_cast()
    for title in (
        "Safeguarding on nights",
        "A committee for falls",
        "Accommodation for carers",
        "Don’t hurry",
    ):
        a_thread(cast, title=title, source="Epidemiology of the café.", board=cast.open_board)
    replay("search")
    return cast


# What is typed, and what is looked for instead.
MEANT = {
    "safegaurding": "safeguarding",
    "SAFEGAURDING": "safeguarding",
    "safeguardign": "safeguarding",
    "afeguarding": "safeguarding",
    "safguarding nights": "safeguarding nights",
    "safgarding": "safeguarding",
    "nights “safegaurding”": "nights “safeguarding”",
    "comittee -nights": "committee -nights",
    "acomodation": "accommodation",
    "acommodattion": "accommodation",
    "epidimeology": "epidemiology",
    "comittee fals": "committee falls",
    "commitee nights": "",  # found, and nowhere together
    "cafe": "",
    "nigths": "nights",
    "fal": "",
    "2O24": "",
    "safeguarding": "",
    "-safegaurding": "",
    "xyzzyxyzzy": "",
    "織物織物織物": "",
}


def test_the_same_words_are_meant_on_both_databases(cast):
    assert {typed: find(cast.ada, typed).instead for typed in MEANT} == MEANT


def test_the_page_says_what_it_shows_and_offers_the_words_as_typed(cast):
    html = open_page(visit(), "/search/?q=safegaurding&kind=discussion").content.decode()
    assert "Nothing for “safegaurding”. Showing “safeguarding”." in html
    assert "<mark>Safeguarding</mark> on nights" in html
    [href] = re.findall(r'<a href="([^"]+)">Look for “safegaurding” all the same', html)
    plain = open_page(visit(), "/search/" + href.replace("&amp;", "&"))
    assert titles(plain) == []
    assert "Showing" not in plain.content.decode()
    assert 'value="safegaurding"' in html


def test_a_word_that_is_there_is_taken_as_it_is(cast):
    a_thread(cast, title="Safegaurd", source="Spelt so.", board=cast.open_board)
    replay("search")
    assert titles(open_page(visit(), "/search/?q=safegaurding")) == ["Safegaurd"]


def test_a_word_that_stands_elsewhere_is_not_taken_for_another_here(cast):
    a_thread(cast, by=cast.eve, title="Nightss", source="A name.", board=_kiln(cast))
    replay("search")
    assert find(None, "nightss", cast.weavers).instead == ""
    assert titles(open_page(visit(), "/search/?q=nightss")) == ["Nightss"]


def _kiln(cast):
    from kith.rooms.forums.actions.opening import open_board

    return open_board(cast.potters, by=cast.eve, name="Kiln", level=Audience.Level.PUBLIC)


def test_a_community_found_by_its_name_is_spelt_well(cast):
    html = open_page(visit(), "/search/?q=potter").content.decode()
    assert "Showing" not in html


def test_nobody_is_offered_a_word_that_stands_only_where_they_may_not_read(cast):
    hidden = {"title": "Dismissal", "source": "A dismissal, and diagnosis."}
    alone = audience_of(cast.weavers, Audience.Level.AUTHOR)
    a_thread(cast, **hidden)
    a_thread(cast, title="Whistleblower", source="whistleblowing", audience=alone)
    replay("search")
    asked = ("dismisal", "diagnossis", "wistleblower", "whistlebloing", "whisleblowr")
    offered = {
        name: [find(person, word).instead for word in asked] for name, person in cast.everyone().items()
    }
    members = ["dismissal", "diagnosis", "", "", ""]
    own = ["dismissal", "diagnosis", "whistleblower", "whistleblowing", "whistleblower"]
    expected = {"ada": own, "ben": members, "nia": members}
    assert offered == {name: expected.get(name, [""] * 5) for name in cast.everyone()}


def test_hidden_words_neither_crowd_out_nor_outweigh_those_one_may_see(cast):
    before = {
        word: (find(None, word).instead, _bytes(word)) for word in ("safegaurding", "nigths", "acomodation")
    }
    for number in range(LOOKED_THROUGH + 20):
        # Each nearer in kind, newer and more often said than what a stranger may read.
        source = "safegaurdin nightz nigthss acomodatin accomodating " * 3
        a_thread(cast, title=f"Hidden {number}", source=source, at=now() - timedelta(seconds=number))
    replay("search")
    assert {word: (find(None, word).instead, _bytes(word)) for word in before} == before
    # The partner: who reads them is offered another word.
    assert find(cast.ben, "nigths").instead != "nights"


def _bytes(word: str) -> bytes:
    return visit().get(f"/search/?q={word}").content


@pytest.mark.parametrize(
    "typed", ["safegaurding", "comittee fals", "comittee xyzzyxyzzy", " ".join(["zzyzxq"] * 12)]
)
def test_to_mend_takes_few_statements_and_as_many_for_more(cast, typed):
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            find(cast.ada, typed)
        return len(captured)

    find(cast.ada, typed)
    few = asked()
    for number in range(20):
        a_thread(cast, title=f"Safeguarding, committee, falls {number}", board=cast.open_board)
    replay("search")
    a_word = 5 if connection.vendor == "postgresql" else 1
    # The audiences; each word alone, twice near each, all together, and what is shown of it.
    assert (asked(), few <= 2 + 8 * a_word) == (few, True)


def test_what_finds_something_takes_not_one_statement_more(cast):
    with CaptureQueriesContext(connection) as captured:
        find(cast.ada, "safeguarding")
    with CaptureQueriesContext(connection) as exactly:
        find(cast.ada, "safeguarding", exact=True)
    assert len(captured) == len(exactly)


def test_words_near_a_word_are_few_however_long_it_is():
    longest = "abcdefghijklmnopqrstuvwx"
    assert len(longest) == nearness.LONGEST
    assert len(nearness.one_slip(longest)) < 2_000
    assert [nearness.may_be_mistyped(word) for word in (longest, f"{longest}y", "abc", "abcd1")] == [
        *(True, False, False, False),
    ]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("abcd", "abcd", 0), ("abcd", "abdc", 1), ("abcd", "acd", 1), ("abcd", "xbcy", 2), ("abcd", "wxyz", 3)],
)
def test_slips_are_counted(one, other, apart):
    assert nearness.slips(one, other, 2) == nearness.slips(other, one, 2) == apart


@pytest.mark.parametrize(
    "typed", ["“”", "'" * 30, "a'b'c'd'e", "\u0301" * 9, "ﬃﬃﬃﬃﬃ", "ß" * 20, "i̇stanbulx", "A" * 40]
)
def test_nothing_typed_is_an_error_when_it_is_mended(cast, typed):
    open_page(visit(), f"/search/?q={quote(typed)}")
