"""A form that is sent back takes the keyboard to what is amiss, with script and without."""

import pytest
from playwright.sync_api import Page, expect

from kith.rooms.admissions.actions.applying import pass_on
from tests.cast import build_cast
from tests.journeys.story import press
from tests.journeys.test_accessibility import in_error

SUMMARY = "#main .mistakes"


@pytest.fixture
def cast(site):
    return build_cast()


def in_focus(page: Page) -> str:
    return page.evaluate("document.activeElement.className || document.activeElement.tagName")


def test_what_is_amiss_has_the_focus_and_leads_to_its_field(cast, browse):
    nia = browse(cast.nia)
    nia.goto("/c/weavers/conversations/new/")
    nia.get_by_label("Your words").fill("Which way up?")
    nia.evaluate("document.querySelectorAll('#main form').forEach((form) => (form.noValidate = true))")
    press(nia, "Post it")
    expect(nia.locator(SUMMARY)).to_be_focused()
    nia.keyboard.press("Tab")
    nia.keyboard.press("Enter")
    nia.keyboard.type("A loom")
    expect(nia.get_by_label("In one line")).to_have_value("A loom")
    expect(nia.get_by_label("Your words")).to_have_value("Which way up?")


def test_a_no_without_a_reason_takes_the_focus_to_what_is_missing(cast, browse):
    pass_on(cast.weavers, by=cast.eve, reason="Please.")
    ada = browse(cast.ada)
    ada.goto("/c/weavers/admissions/")
    press(ada, "Not this time, with a reason, for Eve Larsen")
    expect(ada.locator(SUMMARY)).to_be_focused()
    ada.keyboard.press("Tab")
    ada.keyboard.press("Enter")
    ada.keyboard.type("We weave only.")
    expect(ada.get_by_label("Your words for Eve")).to_have_value("We weave only.")


def test_on_every_page_that_sends_a_form_back_the_summary_comes_first(cast, browse, site):
    pages, page, found = dict(in_error(cast)), browse(None), {}
    asked: list[str] = []
    page.route("**/in-error/", lambda route: route.fulfill(body=pages[asked[-1]], content_type="text/html"))
    for name, html in pages.items():
        if 'class="mistakes"' in html:
            asked.append(name)
            page.goto("/in-error/")
            found[name] = in_focus(page)
    assert {name: where for name, where in found.items() if where != "mistakes"} == {}
    assert len(found) > 20
