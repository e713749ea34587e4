"""A synopsis found by its words, gone with them, and the form it is written in."""

import pytest

from kith.members.people.departing import Choice, Going
from kith.services.activity.tests.replaying import replay
from kith.services.search.queries import find
from kith.services.tending.actions.erasing import erase
from kith.services.tending.actions.summing import Typed, sum_up
from kith.services.tending.tests.summing import LINES, address, shown, talk, words
from tests.cast import build_cast, visit
from tests.pages import assert_same_statements

pytestmark = pytest.mark.django_db


def test_it_is_found_by_its_words_by_whoever_may_read_it():
    cast = build_cast()
    thread = talk(cast)
    sum_up(thread, [Typed("Selvedge settles it.", "1")], by=cast.nia)
    replay()
    assert [hit.href for hit in find(cast.ben, "selvedge").hits] == [address(thread)]
    assert list(find(cast.eve, "selvedge").hits) == []
    sum_up(thread, [Typed("Something else settles it.", "1")], by=cast.nia, was=1)
    assert list(find(cast.ben, "selvedge").hits) == []
    replay()
    assert list(find(cast.ben, "selvedge").hits) == []
    assert len(find(cast.ben, "something settles").hits) == 1


def test_who_takes_their_words_along_takes_the_lines_that_rest_on_them():
    cast = build_cast()
    thread = talk(cast)
    sum_up(thread, LINES, by=cast.nia)
    going = Going((cast.ben.pk,), Choice.WHOLE, ("Ben Talbot",))
    while erase(going):
        pass
    assert shown(thread) == [("Or the weft.", [3])]


def test_the_form_gives_back_what_was_typed_and_says_what_is_missing():
    cast = build_cast()
    thread = talk(cast)
    ben, where = visit(cast.ben), address(thread, "synopsis/")
    html = words(ben, where)
    assert "The weft." in html
    answer = ben.post(where, {"was": "0", "line_1": "It rests on nothing.", "posts_1": "77"})
    assert answer.status_code == 422
    assert "It rests on nothing." in answer.content.decode()
    assert 'id="id_posts_1-error"' in answer.content.decode()
    assert ben.post(where, {"was": "0"}).status_code == 422
    good = {"was": "0", "line_1": "The warp.", "posts_1": "2", "line_2": "", "posts_2": ""}
    assert ben.post(where, good).status_code == 303
    assert 'value="The warp."' in words(visit(cast.nia), where)
    late = visit(cast.nia).post(where, {"was": "0", "line_1": "The weft.", "posts_1": "3"})
    assert late.status_code == 409
    assert "The weft." in late.content.decode()


def test_a_head_takes_the_same_statements_for_one_version_and_for_thirty():
    cast = build_cast()
    thread = talk(cast)
    count = iter(range(100))

    def change(times):
        for _time in range(times):
            number = next(count)
            sum_up(thread, [Typed(f"Line {number}", "1, 2")], by=cast.nia, was=number)

    assert_same_statements(visit(cast.ben), address(thread, "synopsis/versions/"), change)
