"""What helped, and thank you: on the page of a conversation, at no statement more; and read by its author."""

import pytest

from kith.members.communities.actions.joining import leave
from kith.services.answering.queries import kind_words, lately_said
from kith.services.conversations.actions.helping import mark_helpful
from kith.services.conversations.actions.hiding import hide
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.thanking import thank
from kith.services.conversations.models import Helping, Thanks
from tests.cast import Cast, a_thread, build_cast, visit
from tests.pages import assert_same_statements, open_page, statements

pytestmark = pytest.mark.django_db

HELPED, MARK = "This helped me", "This helped, says who asked"


def answered(cast: Cast, **fields):
    thread = a_thread(cast, kind="question", **fields)
    return thread, reply(thread, by=cast.ben, source="Warp, always.")


def address(thread) -> str:
    return f"/c/weavers/conversations/{thread.key}/"


def of(post, what: str) -> str:
    return f"/c/weavers/posts/{post.key}/{what}/"


def page(person, thread) -> str:
    return open_page(visit(person), address(thread)).content.decode()


def test_only_who_asked_has_the_button_and_all_who_read_see_the_mark():
    cast = build_cast()
    thread, post = answered(cast, board=cast.open_board)
    assert [HELPED in page(who, thread) for who in (cast.ada, cast.ben, cast.nia, None)] == [
        True,
        False,
        False,
        False,
    ]
    answer = visit(cast.ada).post(of(post, "helpful"))
    assert (answer.status_code, answer["Location"]) == (303, f"{address(thread)}?page=1#p-{post.key}")
    for who in (cast.ada, cast.ben, cast.nia, cast.eve, None):
        assert page(who, thread).count(MARK) == 1
    mine = page(cast.ada, thread)
    assert "Take back that it helped" in mine and HELPED not in mine
    visit(cast.ada).post(of(post, "helpful"), {"undo": "yes"})
    assert MARK not in page(cast.nia, thread) and Helping.objects.count() == 0
    assert visit(cast.nia).post(of(post, "helpful")).status_code == 403


def test_who_asked_says_so_on_a_later_page_too():
    cast = build_cast()
    thread, _post = answered(cast)
    for number in range(25):
        late = reply(thread, by=cast.ben, source=f"Reply {number}")
    html = open_page(visit(cast.ada), f"{address(thread)}?page=2").content.decode()
    assert of(late, "helpful") in html


def test_a_reader_thanks_and_alone_sees_that_they_did():
    cast = build_cast()
    thread, post = answered(cast, board=cast.open_board)
    assert "Thank Ben" in page(cast.eve, thread) and "Thank Ada" in page(cast.eve, thread)
    assert "Thank Ben" not in page(cast.ben, thread) and "Thank Ben" not in page(None, thread)
    said = visit(cast.eve).post(of(post, "thanks"), follow=True).content.decode()
    assert "You said thank you. Ben reads it here; nobody else does." in said
    mine = page(cast.eve, thread)
    assert "Take the thanks back" in mine and "Thank Ben" not in mine and "Thank Ada" in mine
    for who in (cast.ada, cast.nia, cast.ben):
        assert "Take the thanks back" not in page(who, thread)
    visit(cast.eve).post(of(post, "thanks"), {"undo": "yes"})
    assert Thanks.objects.count() == 0 and "Thank Ben" in page(cast.eve, thread)
    assert [visit(who).post(of(post, "thanks")).status_code for who in (cast.ben, None)] == [403, 403]


def test_the_page_takes_no_statement_more_for_what_was_said():
    cast = build_cast()
    thread, post = answered(cast)
    before = [statements(visit(who), address(thread)) for who in (cast.ada, cast.nia)]
    mark_helpful(post, by=cast.ada)
    thank(post, by=cast.nia)
    assert [statements(visit(who), address(thread)) for who in (cast.ada, cast.nia)] == before


def test_the_author_reads_it_in_their_fortnight_and_on_a_page_of_their_own_and_nobody_else_does():
    cast = build_cast()
    _thread, post = answered(cast, title="Warp or weft?")
    thank(post, by=cast.nia)
    mark_helpful(post, by=cast.ada)
    for where in ("/you/kind-words/", "/fortnight/"):
        mine = open_page(visit(cast.ben), where).content.decode()
        assert "Nia Prosser thanks you for what you wrote:" in mine
        assert "Ada Okafor said that what you wrote helped:" in mine and f"/posts/{post.key}/" in mine
        for who in (cast.ada, cast.nia, cast.eve):
            assert "what you wrote" not in open_page(visit(who), where).content.decode()
    assert kind_words(cast.nia) == []


def test_what_is_out_of_sight_or_not_theirs_to_read_any_more_is_not_told():
    cast = build_cast()
    _thread, post = answered(cast)
    thank(post, by=cast.nia)
    assert len(kind_words(cast.ben)) == 1
    leave(cast.weavers, by=cast.ben)
    assert kind_words(cast.ben) == []
    other = build_other(cast)
    assert len(kind_words(cast.nia)) == 1
    hide(other.pk)
    assert kind_words(cast.nia) == []


def build_other(cast: Cast):
    post = reply(a_thread(cast), by=cast.nia, source="Weft.")
    thank(post, by=cast.ada)
    return post


def test_a_few_stand_in_the_fortnight_and_the_rest_on_the_page():
    cast = build_cast()
    thread = a_thread(cast)

    def add(count: int) -> None:
        for number in range(count):
            thank(reply(thread, by=cast.ben, source=f"Reply {number}"), by=cast.nia)

    add(2)
    assert [len(lately_said(cast.ben)[0]), lately_said(cast.ben)[1]] == [2, False]
    add(2)
    assert [len(lately_said(cast.ben)[0]), lately_said(cast.ben)[1]] == [3, True]
    assert_same_statements(visit(cast.ben), "/you/kind-words/", add)
    assert open_page(visit(cast.ben), "/you/kind-words/?page=2").status_code == 200
    assert visit(cast.ben).get("/you/kind-words/?page=9").status_code == 404
