"""A whole conversation on paper, for whoever may read it."""

import pytest

from kith.rooms.forums.views import printing
from kith.services.conversations.actions.hiding import hide
from kith.services.conversations.actions.replying import reply
from tests.cast import a_thread, build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db


def where(thread, tail=""):
    return f"/c/weavers/conversations/{thread.key}/print/{tail}"


def test_every_post_stands_on_it_and_nothing_that_is_hidden():
    cast = build_cast()
    thread = a_thread(cast, source="Post 1.")
    posts = [reply(thread, by=cast.ben, source=f"Post {number}.") for number in range(2, 46)]
    hide(posts[10].pk)
    html = open_page(visit(cast.nia), where(thread)).content.decode()
    shown = [number for number in range(1, 46) if f"Post {number}." in html]
    assert shown == [number for number in range(1, 46) if number != 12]
    assert 'name="source"' not in html
    assert visit(cast.eve).get(where(thread)).status_code == 404


def test_a_very_long_one_comes_in_parts(monkeypatch):
    monkeypatch.setattr(printing, "MOST", 10)
    cast = build_cast()
    thread = a_thread(cast, source="Post 1.")
    for number in range(2, 16):
        reply(thread, by=cast.ben, source=f"Post {number}.")
    client = visit(cast.nia)
    first, second = (open_page(client, where(thread, f"?page={page}")).content.decode() for page in (1, 2))
    assert ("Post 10." in first, "Post 11." in first) == (True, False)
    assert ("Post 10." in second, "Post 15." in second) == (False, True)


def test_it_takes_the_same_statements_for_one_and_for_thirty():
    cast = build_cast()
    thread = a_thread(cast)

    def add(count):
        for number in range(count):
            reply(thread, by=cast.ben, source=f"Post {number}.")

    assert_same_statements(visit(cast.nia), where(thread), add)
