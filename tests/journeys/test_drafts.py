"""Words not sent yet: kept on the device of whoever wrote them, shown to nobody else, sent once more."""

import pytest
from playwright.sync_api import expect

from kith.members.people.cookies import SESSION_COOKIE
from tests.cast import a_thread, build_cast, visit

pytestmark = pytest.mark.parametrize("open_browser", [True], indirect=True, ids=["with JavaScript"])

KEPT = "Object.keys(localStorage).filter((n) => n.startsWith('kith-draft:')).map((n) => localStorage[n])"


@pytest.fixture
def cast(site):
    return build_cast()


@pytest.fixture
def address(cast):
    return f"/c/weavers/conversations/{a_thread(cast).key}/"


def write(page, address, words):
    """Type words into the reply box and wait until they are kept."""
    page.goto(address)
    page.get_by_label("Your words").fill(words)
    expect(page.get_by_text("Kept on this device.")).to_be_visible()


def sit_down(page, person, site):
    """Let somebody else sign in at the same browser."""
    page.context.clear_cookies()
    token = visit(person).cookies[SESSION_COOKIE].value
    page.context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": site}])


def test_words_survive_closing_the_tab(cast, browse, address):
    ben = browse(cast.ben)
    write(ben, address, "Half a thought")
    ben.close()
    later = ben.context.new_page()
    later.goto(address)
    expect(later.get_by_label("Your words")).to_have_value("Half a thought")


def test_words_go_when_they_were_posted(cast, browse, address):
    ben = browse(cast.ben)
    write(ben, address, "A whole thought.")
    ben.get_by_role("button", name="Post reply").click()
    expect(ben.locator("ol.posts > li")).to_have_count(2)
    assert ben.evaluate(KEPT) == []
    ben.goto(address)
    expect(ben.get_by_label("Your words")).to_have_value("")


def test_words_stay_while_nobody_is_signed_in_and_are_not_shown_to_somebody_else(cast, browse, address, site):
    page = browse(cast.ben)
    write(page, address, "Ben’s alone")
    page.context.clear_cookies()
    page.goto("/")
    assert page.evaluate(KEPT) == ["Ben’s alone"]
    sit_down(page, cast.nia, site)
    page.goto(address)
    expect(page.get_by_label("Your words")).to_have_value("")
    assert page.evaluate(KEPT) == []


def test_words_are_there_for_who_signs_in_again(cast, browse, address, site):
    page = browse(cast.ben)
    write(page, address, "Still mine")
    page.context.clear_cookies()
    page.goto("/")
    sit_down(page, cast.ben, site)
    page.goto(address)
    expect(page.get_by_label("Your words")).to_have_value("Still mine")


def test_a_shared_computer_keeps_nothing(cast, browse, address):
    ben = browse(cast.ben)
    write(ben, address, "From before")
    cast.ben.sessions.update(shared_computer=True)
    ben.goto(address)
    ben.get_by_label("Your words").fill("Written in a library")
    ben.goto("/")
    assert ben.evaluate(KEPT) == []


def press_and_stop(page):
    """Press the button; no answer comes, and the browser stays on the page."""
    page.route("**/replies/", lambda route: route.fulfill(status=204))
    page.get_by_label("Your words").fill("Once.")
    page.get_by_role("button", name="Post reply").click(no_wait_after=True)
    expect(page.locator("#reply [aria-disabled]")).to_have_count(1, timeout=9_000)
    page.unroute("**/replies/")


def test_a_form_may_be_sent_again_after_a_while(cast, browse, address):
    ben = browse(cast.ben)
    ben.clock.install()
    ben.goto(address)
    press_and_stop(ben)
    ben.clock.fast_forward(11_000)
    ben.get_by_role("button", name="Post reply").click()
    expect(ben.locator("ol.posts > li")).to_have_count(2)


def test_a_form_may_be_sent_again_by_who_comes_back_to_it(cast, browse, address):
    ben = browse(cast.ben)
    ben.goto(address)
    press_and_stop(ben)
    ben.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(ben.locator("#reply [aria-disabled]")).to_have_count(0)
    ben.get_by_role("button", name="Post reply").click()
    expect(ben.locator("ol.posts > li")).to_have_count(2)
