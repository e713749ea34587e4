"""The ruler says what fits: a part too narrow for its words keeps its number, and no word is broken up."""

import pytest

from tests.cast import build_cast
from tests.journeys.conftest import DESK, PHONE, in_our_letters

BETWEEN = {"viewport": {"width": 700, "height": 900}}
SMALLEST = {"viewport": {"width": 320, "height": 700}}


@pytest.mark.parametrize(
    "window", [DESK, BETWEEN, PHONE, SMALLEST], ids=["desk", "between", "phone", "smallest"]
)
def test_no_part_is_taller_than_its_number_and_two_lines_of_words(browse, site, window):
    build_cast()
    page = browse(None, **window)
    page.goto("/style/")
    in_our_letters(page)
    parts = page.locator(".ruler li")
    boxes = [parts.nth(at).bounding_box() for at in range(parts.count())]
    assert len(boxes) == 5
    assert all(box and box["height"] <= 90 and box["width"] >= 24 for box in boxes), boxes
