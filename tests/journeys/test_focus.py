"""Where the keyboard stands is seen on every page: readable words in focus, and a ring that nothing cuts."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from kith.base.ui.contrast import ratio
from kith.base.ui.guide import GLAZES
from kith.services.activity.projections import catch_up
from kith.services.conversations.actions.replying import reply
from tests.cast import a_thread, build_cast
from tests.journeys.conftest import DESK, PHONE

MOST_STOPS = 120
READABLE = 4.5

in_a_browser_with_script = pytest.mark.parametrize(
    "open_browser", [True], indirect=True, ids=["with JavaScript"]
)

# What has the focus: its words' colour and its own ground, its ring, and what would cut that ring.
LOOK = """() => {
    const it = document.activeElement;
    if (!it || it === document.body || it.dataset.seen) return null;
    it.dataset.seen = "yes";
    const hex = (colour) => {
        const [red, green, blue, alpha] = colour.match(/[\\d.]+/g).map(Number);
        const bytes = [red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, "0"));
        return alpha === 0 ? "" : "#" + bytes.join("");
    };
    const style = getComputedStyle(it), box = it.getBoundingClientRect();
    const ring = parseFloat(style.outlineWidth) * (style.outlineStyle !== "none");
    const out = ring + parseFloat(style.outlineOffset);
    const cutBy = [];
    for (let around = it.parentElement; around; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around), room = around.getBoundingClientRect();
        const left = room.left + around.clientLeft, top = room.top + around.clientTop;
        const right = left + around.clientWidth, bottom = top + around.clientHeight;
        const wide = box.left - out < left - 0.5 || box.right + out > right + 0.5;
        const high = box.top - out < top - 0.5 || box.bottom + out > bottom + 0.5;
        const root = around === document.documentElement || around === document.body;
        if (!root && ((overflowX !== "visible" && wide) || (overflowY !== "visible" && high)))
            cutBy.push(around.className || around.tagName);
    }
    const words = (it.innerText || it.getAttribute("aria-label") || it.name || it.tagName).trim();
    return { words, link: it.tagName === "A", front: hex(style.color), back: hex(style.backgroundColor),
             lines: it.getClientRects().length, ring, cutBy };
}"""


@pytest.fixture
def world(site):
    """The cast, and the address of a conversation with links of all sorts."""
    made = build_cast()
    thread = a_thread(made, title="Night looms", kind="question")
    reply(
        thread,
        by=made.ben,
        source="[A draft](https://e.org/)\n\n| a | b |\n|---|---|\n| [one](https://example.org/1) | 2 |",
    )
    a_thread(made, title="Which way up?", kind="question")
    catch_up()
    return made, f"/c/weavers/conversations/{thread.key}/?page=1"


def stops(page: Page, address: str) -> Iterator[dict]:
    """Yield what has the focus, from one press of Tab to the next, through the whole page."""
    page.goto(address)
    for _press in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(LOOK)
        if stop is None:
            return
        yield stop


def pages(talk: str) -> list[str]:
    return ["/", "/fortnight/", "/communities/", "/c/weavers/", "/c/weavers/people/", talk]


@in_a_browser_with_script
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_link_in_focus_is_readable_on_every_ground(world, browse, scheme):
    cast, talk = world
    page = browse(cast.ben, **DESK, color_scheme=scheme, reduced_motion="reduce")
    seen = [(stop["words"], ratio(stop["front"], stop["back"] or stop["front"]))
            for address in pages(talk) for stop in stops(page, address) if stop["link"]]  # fmt: skip
    assert [(words, round(far, 2)) for words, far in seen if far < READABLE] == []
    assert {"Weavers", "Conversations", "Night looms"} <= {words for words, _far in seen}


@in_a_browser_with_script
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_link_in_focus_is_readable_on_a_band_of_every_glaze(world, browse, scheme):
    cast, _talk = world
    page = browse(cast.ben, **DESK, color_scheme=scheme, reduced_motion="reduce")
    for glaze in GLAZES:
        type(cast.weavers).objects.filter(pk=cast.weavers.pk).update(glaze=glaze)
        page.goto(reverse("charter:show", args=["weavers"]))
        link = page.locator(".band a.name")
        page.locator(".who-link").focus()
        page.keyboard.press("Tab")
        assert link.evaluate("it => it === document.activeElement"), glaze
        stop = page.evaluate(LOOK)
        assert stop["back"] and ratio(stop["front"], stop["back"]) >= READABLE, glaze


@in_a_browser_with_script
@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_a_ring_is_drawn_and_nothing_cuts_it(world, browse, window):
    cast, talk = world
    page = browse(cast.ben, **window)
    seen = [stop for address in pages(talk) for stop in stops(page, address)]
    assert [stop["words"] for stop in seen if stop["ring"] < 3] == []
    assert [(stop["words"], stop["cutBy"]) for stop in seen if stop["cutBy"] and stop["lines"] == 1] == []
    assert any("People waiting for you" in stop["words"] for stop in seen), "the ruler is among what was seen"
    assert any(stop["words"] == "25 min" for stop in seen), "and so is the choice of minutes"
