"""Questions and short answers: what was summed up, for whoever may read the conversation."""

import pytest

from kith.members.communities.models import Audience
from kith.rooms.forums.actions.opening import open_board
from kith.services.conversations.actions.hiding import hide
from kith.services.conversations.actions.replying import reply
from kith.services.tending.actions.summing import Typed, sum_up
from tests.cast import a_thread, build_cast, visit
from tests.pages import assert_same_statements, open_page, statements

pytestmark = pytest.mark.django_db

WHERE = "/c/weavers/conversations/answers/"


def answered(cast, title, line="The warp.", **fields):
    fields.setdefault("kind", "question")
    thread = a_thread(cast, title=title, **fields)
    reply(thread, by=cast.ben, source="The warp, I’d say.")
    sum_up(thread, [Typed(line, "2")], by=cast.nia)
    return thread


def test_a_question_stands_there_with_its_short_answer_credit_and_link():
    cast = build_cast()
    thread = answered(cast, "Warp or weft?", "The warp comes first.")
    a_thread(cast, title="Nobody summed this up", kind="question")
    answered(cast, "No question at all", kind="story")
    html = open_page(visit(cast.nia), WHERE).content.decode()
    assert f'href="/c/weavers/conversations/{thread.key}/"' in html
    assert "The warp comes first." in html
    assert "from words by Ben Talbot." in html
    assert ("Nobody summed this up" in html, "No question at all" in html) == (False, False)


def test_each_sees_those_they_may_read():
    cast = build_cast()
    wide = open_board(cast.weavers, by=cast.ada, name="Showroom", level=Audience.Level.NETWORK)
    for title, board in (("Inside", cast.board), ("Around", wide), ("Outside", cast.open_board)):
        answered(cast, title, f"{title} line.", board=board)
    seen = {
        who: [name for name in ("Inside", "Around", "Outside") if name in html]
        for who, html in (
            (who, open_page(visit(person), WHERE).content.decode())
            for who, person in (("stranger", None), ("eve", cast.eve), ("ben", cast.ben))
        )
    }
    assert seen == {
        "stranger": ["Outside"],
        "eve": ["Around", "Outside"],
        "ben": ["Inside", "Around", "Outside"],
    }


def test_a_line_that_rests_on_what_is_hidden_is_not_shown():
    cast = build_cast()
    thread = answered(cast, "Warp or weft?", "The warp comes first.")
    hide(thread.posts.get(position=2).pk)
    html = open_page(visit(cast.nia), WHERE).content.decode()
    assert ("Warp or weft?" in html, "The warp comes first." in html) == (True, False)
    hide(thread.posts.get(position=1).pk)
    assert "Warp or weft?" not in open_page(visit(cast.nia), WHERE).content.decode()


def test_it_takes_the_same_statements_for_one_and_for_many_and_goes_on():
    cast = build_cast()
    names = iter(range(100))
    client = visit(cast.nia)
    assert_same_statements(
        client, WHERE, lambda times: [answered(cast, f"Q{next(names)}") for _ in range(times)]
    )
    assert "Older" in open_page(client, WHERE).content.decode()
    assert "Q0<" in open_page(client, f"{WHERE}?page=2").content.decode()
    assert client.get(f"{WHERE}?page=3").status_code == 404


def test_a_list_says_what_it_came_to_and_asks_only_where_something_did():
    cast = build_cast()
    for number in range(3):
        a_thread(cast, title=f"Plain {number}")
    client, where = visit(cast.nia), "/c/weavers/conversations/"
    before = statements(client, where)
    assert "What it came to" not in open_page(client, where).content.decode()
    answered(cast, "Warp or weft?", "The warp comes first.")
    assert "What it came to: The warp comes first." in open_page(client, where).content.decode()
    assert statements(client, where) > before
    # A list in which nothing was summed up takes what it took.
    a_thread(cast, title="Another", board=cast.open_board)
    assert statements(client, "/c/weavers/conversations/in/doorway/") <= before
