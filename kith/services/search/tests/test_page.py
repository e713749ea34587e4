"""The page of findings, as it is opened by people and by mistakes."""

import re
from urllib.parse import quote

import pytest
from django.db import connection

from kith.services.activity.tests.replaying import replay
from kith.services.search.tests.test_finding import ODD
from kith.services.search.views.results import LAST_PAGE
from tests.cast import Cast, a_thread, build_cast, visit
from tests.pages import assert_same_statements, open_page, statements

pytestmark = pytest.mark.django_db
# The viewer, the audiences, the hits, the posts among them, and the community asked for.
STATEMENTS = 5
# PostgreSQL is asked for three estimates before, to choose its way.
ESTIMATES = 3


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def titles(page) -> list[str]:
    found = re.findall(r'class="title-link"[^>]*>(.*?)</a>', page.content.decode())
    return [re.sub("<[^>]+>", "", title) for title in found]


def test_an_empty_page_offers_a_box(cast):
    html = open_page(visit(), "/search/").content.decode()
    assert 'name="q"' in html
    assert "Nothing matches" not in html


def test_findings_show_day_title_snippet_and_where(cast):
    thread = a_thread(cast, title="Warp & weft", source="The *warp* <b>first</b>.", board=cast.open_board)
    replay("search")
    html = open_page(visit(), "/search/?q=warp").content.decode()
    assert f'href="/posts/{thread.posts.get().key}/"' in html
    assert "<mark>Warp</mark> &amp; weft" in html
    assert "The <mark>warp</mark>" in html
    assert "<b>first</b>" not in html
    assert "Ada Okafor" in html
    assert "Weavers" in html


def test_the_link_of_a_finding_leads_to_the_post(cast):
    a_thread(cast, title="Warp", board=cast.open_board)
    replay("search")
    href = re.search(r'href="(/posts/[^"]+)"', open_page(visit(), "/search/?q=warp").content.decode())
    assert visit().get(href.group(1)).status_code == 302


def test_words_stay_in_the_box_and_nothing_found_says_so(cast):
    html = open_page(visit(), "/search/?q=%22%3Cb%3E").content.decode()
    assert 'value="&#34;&lt;b&gt;"' in html
    assert "Nothing matches" in html
    # No dead end: everybody's communities, and everybody to ask.
    assert '<a href="/communities/">Look through all communities</a>' in html
    assert '<a href="/c/network/conversations/">Ask in General discussion</a>' in html


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("weaver", ["weavers"]),
        ("CLOTH", ["weavers"]),
        ("cloth lasting", ["weavers"]),
        ("pottery", ["potters"]),
        ("potter cloth", []),
        ("-potters", []),
        ("cloth -weavers", []),
    ],
)
def test_a_stranger_finds_a_community_by_words_of_its_name_and_its_sentence(cast, text, slugs):
    html = open_page(visit(), f"/search/?q={quote(text)}").content.decode()
    assert re.findall(r'class="title-link" href="/c/(\w+)/', html) == slugs
    assert ("Nothing matches" in html) == (slugs == [])


@pytest.mark.parametrize("text", ["éclair", "ECLAIR", "Éclair bakers"])
def test_a_name_with_accents_is_found_with_them_and_without(cast, text):
    cast.potters.name = "Éclair Bakers"
    cast.potters.save()
    html = open_page(visit(), f"/search/?q={quote(text)}").content.decode()
    assert re.findall(r'class="title-link" href="/c/(\w+)/', html) == ["potters"]


def test_in_one_community_no_other_is_found(cast):
    assert 'href="/c/weavers/"' not in open_page(visit(), "/search/?q=weaver&in=potters").content.decode()


def test_one_community_can_be_asked_and_left_again(cast):
    a_thread(cast, title="Warp", board=cast.open_board)
    replay("search")
    client = visit(cast.ada)
    assert titles(open_page(client, "/search/?q=warp&in=weavers")) == ["Warp"]
    empty = open_page(client, "/search/?q=warp&in=potters")
    assert titles(empty) == []
    assert 'href="/search/?q=warp"' in empty.content.decode()
    assert client.get("/search/?q=warp&in=nowhere").status_code == 404


def test_pages_follow_each_other_and_say_no_total(cast):
    for number in range(25):
        a_thread(cast, title=f"Warp {number}", board=cast.open_board)
    replay("search")
    first, second = (open_page(visit(), f"/search/?q=warp&page={page}") for page in (1, 2))
    assert (len(titles(first)), len(titles(second))) == (20, 5)
    assert len(set(titles(first) + titles(second))) == 25
    assert 'href="?q=warp&amp;page=2"' in first.content.decode()
    assert "page=3" not in second.content.decode()
    words = re.sub("<[^>]+>", " ", first.content.decode())
    assert not re.search(r"\b(25|24)\b results", words)


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "99999999999", "²", str(LAST_PAGE)])
def test_a_page_that_is_not_there_is_a_page_all_the_same(cast, page):
    open_page(visit(), f"/search/?q=warp&page={page}")


def test_no_question_breaks_the_page(cast):
    client = visit()
    for text in ODD:
        response = client.get("/search/", {"q": text, "in": ""})
        assert response.status_code == 200, text


def test_the_page_is_private_to_its_reader(cast):
    assert visit(cast.ada).get("/search/?q=warp")["Cache-Control"] == "private, no-store"


def test_the_statements_are_few_and_the_same_for_one_and_thirty(cast):
    def add(times: int) -> None:
        for number in range(times):
            a_thread(cast, title=f"Warp {number}")
        replay("search")

    client = visit(cast.ada)
    assert_same_statements(client, "/search/?q=warp", add)
    expected = STATEMENTS + (ESTIMATES if connection.vendor == "postgresql" else 0)
    assert statements(client, "/search/?q=warp&in=weavers") == expected


def test_to_show_what_was_found_no_source_is_read_again(cast, monkeypatch):
    a_thread(cast, title="Loom", source="> quoted warp\n\nThe *warp* first.", board=cast.open_board)
    replay("search")

    def never(*_arguments):
        raise AssertionError("A source was read again to show a finding.")

    monkeypatch.setattr("kith.services.conversations.search.searchable_text", never)
    html = open_page(visit(), "/search/?q=warp").content.decode()
    assert "The <mark>warp</mark> first." in html
    assert "quoted" not in html
