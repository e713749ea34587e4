"""A sign that nobody can see, of the kind no database keeps, is left out and breaks no page."""

import pytest

from kith.rooms.welcome.actions.accompanying import offer
from kith.rooms.welcome.actions.greeting import said
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db


def test_it_is_left_out_wherever_words_come_in():
    cast = build_cast()
    assert offer(cast.weavers, by=cast.ada, words="Ask\x00 me.").words == "Ask me."
    assert said("Wel\x00come.") == "Welcome."
    assert visit(cast.ada).get("/c/weavers/asking/", {"q": "Be\x00n"}).status_code == 200
