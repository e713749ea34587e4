"""The frame round a page is each reader's own, whoever's page was drawn before."""

import re

import pytest

from kith.base.ui import drawing
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db

PAGES = ("/communities/", "/c/weavers/", "/c/weavers/people/", "/c/potters/about/")
FRAME = re.compile(
    r"<header class=\"top\">.*?</header>|<section class=\"band\".*?</section>|<nav class=\"tabs\".*?</nav>",
    re.S,
)


def frames(people) -> dict[tuple[str, str], list[str]]:
    """Return the parts of the frame by reader and page."""
    return {
        (name, page): FRAME.findall(visit(person).get(page).content.decode())
        for name, person in people
        for page in PAGES
    }


def test_everyones_frame_is_what_it_would_be_if_nobody_had_come_before():
    everyone = build_cast().everyone().items()
    alone: dict[tuple[str, str], list[str]] = {}
    for name, person in everyone:
        drawing.forget()
        alone |= frames([(name, person)])
    drawing.forget()
    assert frames(everyone) == alone
    assert frames(reversed(list(everyone))) == alone
    assert len({str(parts) for parts in alone.values()}) > len(PAGES), (
        "readers differ in what they are offered"
    )
