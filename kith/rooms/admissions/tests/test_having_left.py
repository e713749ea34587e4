"""Whoever left finds the way to take that back wherever the way in stands."""

import pytest

from kith.members.communities.actions.joining import leave
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db
BACK = "If you left less than a month ago, you can take it back"


@pytest.mark.parametrize("mode", ["open", "application", "invitation"])
def test_who_left_is_led_to_taking_it_back_and_nobody_else_is(mode):
    cast = build_cast()
    cast.weavers.admission_mode = mode
    cast.weavers.save()
    leave(cast.weavers, by=cast.ben)
    pages = ["/c/weavers/", "/c/weavers/about/", *(["/c/weavers/apply/"] if mode != "open" else [])]
    read = {
        name: {BACK in visit(person).get(page).text for page in pages}
        for name, person in (("ben", cast.ben), ("eve", cast.eve), ("nia", cast.nia), ("nobody", None))
    }
    assert read == {"ben": {True}, "eve": {False}, "nia": {False}, "nobody": {False}}
    assert "Take it back" in visit(cast.ben).get("/c/weavers/membership/").text
