"""Lists of conversations: few statements, and rows remembered by their words."""

import pytest

from kith.rooms.forums.tests.test_pages import address
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Thread
from tests.cast import a_thread, build_cast, visit
from tests.pages import statements

pytestmark = pytest.mark.django_db


def test_a_board_takes_three_statements_its_lines_and_places_together():
    cast = build_cast()
    thread = a_thread(cast)
    client = visit(cast.ben)
    client.get(address(thread))
    # Who is looking, the board, its lines with how far they got.
    assert statements(client, "/c/weavers/conversations/in/workshop/") == 3


def test_a_row_is_remembered_by_its_words_and_never_shown_for_others():
    cast = build_cast()
    thread = a_thread(cast, title="Secret selvedge")
    workshop = "/c/weavers/conversations/in/workshop/"
    assert "Secret selvedge" in visit(cast.ben).get(workshop).content.decode()
    Thread.objects.filter(pk=thread.pk).update(title="Plain selvedge")
    again = visit(cast.ben).get(workshop).content.decode()
    assert ("Plain selvedge" in again, "Secret selvedge" in again) == (True, False)
    assert visit(cast.eve).get(workshop).status_code == 404
    assert "selvedge" not in visit(cast.eve).get("/c/weavers/conversations/").content.decode()


def test_a_row_says_what_is_new_to_its_own_reader_alone():
    cast = build_cast()
    thread = a_thread(cast)
    visit(cast.ben).get(address(thread))
    reply(thread, by=cast.ada, source="Something new.")
    said = {
        name: "New since you looked" in visit(person).get("/c/weavers/conversations/").content.decode()
        for name, person in (("ben", cast.ben), ("nia", cast.nia), ("ada", cast.ada))
    }
    assert said == {"ben": True, "nia": False, "ada": False}
