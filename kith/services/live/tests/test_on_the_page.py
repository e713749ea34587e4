"""Where the page of a conversation offers new replies: where they would come, and to whom they can."""

import pytest

from kith.services.conversations.actions.closing import close
from kith.services.conversations.actions.replying import reply
from tests.cast import a_thread, build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


def offers(person, thread, page: int = 1) -> tuple[bool, bool]:
    """Say whether the page follows the conversation, and whether it loads the script for it."""
    address = f"/c/weavers/conversations/{thread.key}/?page={page}"
    html = open_page(visit(person), address).content.decode()
    return f'data-in="{thread.key}"' in html, "live/live.js" in html


def test_whoever_is_signed_in_and_reads_it_is_offered_them(cast):
    thread = a_thread(cast, board=cast.open_board)
    shown = {name: offers(person, thread) for name, person in cast.everyone().items()}
    assert shown.pop("stranger") == (False, False)
    assert set(shown.values()) == {(True, True)}


def test_they_come_on_the_last_page_alone(cast):
    thread = a_thread(cast)
    for number in range(20):
        reply(thread, by=cast.ada, source=f"And {number}.")
    assert [offers(cast.ben, thread, page) for page in (1, 2)] == [(False, False), (True, True)]
    html = open_page(visit(cast.ben), f"/c/weavers/conversations/{thread.key}/?page=2").content.decode()
    assert 'data-before="20"' in html


def test_a_closed_conversation_has_none(cast):
    thread = a_thread(cast)
    close(thread, by=cast.ada, why="It has run its course.")
    assert offers(cast.ben, thread) == (False, False)


def test_without_scripts_it_is_a_link_that_reads_the_page_again(cast):
    thread = a_thread(cast)
    html = open_page(visit(cast.ben), f"/c/weavers/conversations/{thread.key}/").content.decode()
    assert f'<a href="/c/weavers/conversations/{thread.key}/">Look for new replies</a>' in html
