import pytest

from tests.cast import build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def test_a_member_can_start_a_conversation_or_a_community():
    cast = build_cast()
    html = open_page(visit(cast.ben), "/start/").content.decode()
    assert 'href="/c/weavers/conversations/new/"' in html
    assert 'href="/communities/new/"' in html
    assert "Potters" not in html


def test_who_is_in_no_community_is_shown_the_shelf():
    cast = build_cast()
    html = open_page(visit(cast.pat), "/start/").content.decode()
    assert 'href="/communities/"' in html and "conversations/new/" not in html


def test_a_stranger_signs_in_first():
    build_cast()
    assert visit().get("/start/")["Location"] == "/sign-in/?next=%2Fstart%2F"
