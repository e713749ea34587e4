"""What is found, by whom, and how it is shown: the same on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from kith.members.communities.models import Audience
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.settling import reopen, settle
from kith.services.conversations.models import Post, Thread
from kith.services.search.actions.indexing import forget
from kith.services.search.models import SearchDocument
from kith.services.search.queries import Results, find
from tests.cast import Cast, a_thread, build_cast

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2020, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def titles(results: Results) -> list[str]:
    return [hit.title.striptags() for hit in results.hits]


# What is typed, and the titles found, in order: the same table holds on SQLite and on PostgreSQL.
EXPECTED = {
    "warp": ["Warp threads", "Two shafts"],
    "WARPING": ["Warp threads", "Two shafts"],
    "warp shafts": ["Two shafts"],
    '"warp breaks"': ["Two shafts"],
    '"breaks warp"': [],
    "warp -shafts": ["Warp threads"],
    'warp -"warp breaks"': ["Warp threads"],
    "cafe": ["Tea at the café"],
    "CAFÉ": ["Tea at the café"],
    "cafe\u0301": ["Tea at the café"],
    "strasse": ["Tea at the café"],
    "well-being": ["Tea at the café"],
    "being-well": [],
    "don’t": ["Tea at the café"],
    "don't": ["Tea at the café"],
    "weaver's": ["Warp threads"],
    "2024": ["Warp threads"],
    "ткань": ["Warp threads"],
    "織物": ["Warp threads"],
    "nowhere": [],
    "-warp": [],
    "": [],
    '"': [],
}


def write_what_is_expected(cast: Cast) -> None:
    a_thread(cast, title="Tea at the café", source="Well-being in the Straße: don’t hurry.", at=LONG_AGO)
    words = "The loom’s warp breaks near the heddle."
    a_thread(cast, title="Two shafts", source=words, at=LONG_AGO + timedelta(days=1))
    words = "A weaver's warp, warped again in 2024: ткань 織物."
    a_thread(cast, title="Warp threads", source=words, at=LONG_AGO + timedelta(days=2))
    replay("search")


def test_the_same_table_holds_on_both_databases(cast):
    write_what_is_expected(cast)
    assert {typed: titles(find(cast.ada, typed)) for typed in EXPECTED} == EXPECTED


ODD = [
    "'",
    '"""',
    "(",
    ")(",
    "*",
    "warp*",
    "title:warp",
    "warp AND",
    "NEAR(warp, 2)",
    "^warp",
    "{title body}: warp",
    "-",
    "--",
    '-"',
    "\x00warp\x00",
    "% _ %",
    "\\",
    "';DROP TABLE search_index;--",
    "a" * 5000,
    "&|!:<->",
    "\u202e\ufeff\U0001f9f6",
    "warp " * 300,
    "\ud7ff \ue000",
    "OR NOT",
]


def test_nothing_typed_is_an_error(cast):
    write_what_is_expected(cast)
    assert [type(find(cast.ada, typed)) for typed in ODD] == [Results] * len(ODD)
    assert titles(find(cast.ada, "\x00warp\x00")) == EXPECTED["warp"]


def test_only_what_its_reader_may_see_is_found(cast):
    a_thread(cast, title="Members only", source="heddle")
    a_thread(cast, title="Everyone", source="heddle", board=cast.open_board)
    replay("search")
    found = {name: set(titles(find(person, "heddle"))) for name, person in cast.everyone().items()}
    both, one = {"Members only", "Everyone"}, {"Everyone"}
    inside = {"ada": both, "ben": both, "nia": both}
    assert found == {name: inside.get(name, one) for name in cast.everyone()}


def test_what_only_its_author_may_see_is_found_by_its_author(cast):
    alone = Audience.objects.create(community=cast.weavers, level=Audience.Level.AUTHOR)
    a_thread(cast, title="My own notes", source="heddle", audience=alone)
    replay("search")
    assert titles(find(cast.ada, "heddle")) == ["My own notes"]
    assert titles(find(cast.ben, "heddle")) == []


def test_a_reader_who_left_finds_nothing_more_even_before_the_index_knows(cast):
    thread = a_thread(cast, title="Members only", source="heddle", board=cast.open_board)
    replay("search")
    assert titles(find(None, "heddle")) == ["Members only"]
    Thread.objects.filter(pk=thread.pk).update(audience=cast.board.audience)
    assert titles(find(None, "heddle")) == []


def test_one_community_can_be_searched_alone(cast):
    a_thread(cast, source="heddle", board=cast.open_board)
    replay("search")
    assert len(find(cast.ben, "heddle", cast.weavers).hits) == 1
    assert find(cast.ben, "heddle", cast.potters).hits == []


def test_an_edit_is_found_by_its_new_words_and_no_longer_by_the_old(cast):
    thread = a_thread(cast, title="Plain", source="heddle")
    edit(thread.posts.get(), by=cast.ada, source="reed")
    replay("search")
    assert titles(find(cast.ada, "heddle")) == []
    assert titles(find(cast.ada, "reed")) == ["Plain"]
    assert SearchDocument.objects.count() == 1


def test_every_post_is_found_for_itself_and_leads_to_itself(cast):
    thread = a_thread(cast, title="Plain", source="heddle")
    post = reply(thread, by=cast.ben, source="A reed, rather.")
    replay("search")
    [hit] = find(cast.ada, "reed").hits
    assert (hit.by, hit.href) == ("Ben Talbot", f"/posts/{post.key}/")
    assert str(hit.snippet) == "A <mark>reed</mark>, rather."


def test_what_is_forgotten_is_found_no_more(cast):
    thread = a_thread(cast, title="Plain", source="heddle")
    replay("search")
    forget("conversations.post", [thread.posts.get().pk])
    assert titles(find(cast.ada, "heddle")) == []


def test_a_post_that_is_gone_leaves_the_index(cast):
    thread = a_thread(cast, title="Plain", source="heddle")
    post = reply(thread, by=cast.ben, source="reed")
    replay("search")
    Post.objects.filter(pk=post.pk).delete()
    assert titles(find(cast.ada, "reed")) == []
    replay("search")
    assert SearchDocument.objects.count() == 1


def test_a_settled_question_counts_as_having_helped(cast):
    thread = a_thread(cast, kind=Thread.Kind.QUESTION)
    reply(thread, by=cast.ben, source="The warp.")
    settle(thread, by=cast.ada)
    replay("search")
    assert list(SearchDocument.objects.values_list("helpful", flat=True)) == [True, True]
    reopen(thread, by=cast.ada)
    replay("search")
    assert list(SearchDocument.objects.values_list("helpful", flat=True)) == [False, False]
