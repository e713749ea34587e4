"""The bar at the top stays on one line at a desk, also for who keeps the house and has most places."""

import pytest

from tests.cast import build_cast
from tests.journeys.conftest import DESK, in_our_letters

MIDDLE = "it => { const box = it.getBoundingClientRect(); return Math.round(box.top + box.height / 2); }"


@pytest.mark.parametrize("who", ["nia", "sam"])
def test_all_places_stand_on_one_line(browse, site, who):
    cast = build_cast()
    page = browse(getattr(cast, who), **DESK)
    page.goto("/fortnight/")
    in_our_letters(page)
    parts = page.locator(".top .brand, .top .places a:visible, .top .ends > *")
    assert len({parts.nth(at).evaluate(MIDDLE) for at in range(parts.count())}) == 1
    assert page.get_by_role("link", name="Safety lines").count() == (who == "sam")
