"""Words not sent yet: kept on the device of whoever wrote them and for their others, shown to nobody else."""

import pytest
from playwright.sync_api import expect

from kith.members.people.cookies import SESSION_COOKIE
from kith.services.conversations.models import Post
from tests.cast import a_thread, build_cast, visit

with_scripts = pytest.mark.parametrize("open_browser", [True], indirect=True, ids=["with JavaScript"])
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


@with_scripts
def test_words_survive_closing_the_tab(cast, browse, address):
    ben = browse(cast.ben)
    write(ben, address, "Half a thought")
    ben.close()
    later = ben.context.new_page()
    later.goto(address)
    expect(later.get_by_label("Your words")).to_have_value("Half a thought")


@with_scripts
def test_words_go_when_they_were_posted(cast, browse, address):
    ben = browse(cast.ben)
    write(ben, address, "A whole thought.")
    ben.get_by_role("button", name="Post reply").click()
    expect(ben.locator("ol.posts > li")).to_have_count(2)
    assert ben.evaluate(KEPT) == []
    ben.goto(address)
    expect(ben.get_by_label("Your words")).to_have_value("")


@with_scripts
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


@with_scripts
def test_words_are_there_for_who_signs_in_again(cast, browse, address, site):
    page = browse(cast.ben)
    write(page, address, "Still mine")
    page.context.clear_cookies()
    page.goto("/")
    sit_down(page, cast.ben, site)
    page.goto(address)
    expect(page.get_by_label("Your words")).to_have_value("Still mine")


@with_scripts
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


@with_scripts
def test_a_form_may_be_sent_again_after_a_while(cast, browse, address):
    ben = browse(cast.ben)
    ben.clock.install()
    ben.goto(address)
    press_and_stop(ben)
    ben.clock.fast_forward(11_000)
    ben.get_by_role("button", name="Post reply").click()
    expect(ben.locator("ol.posts > li")).to_have_count(2)


@with_scripts
def test_a_form_may_be_sent_again_by_who_comes_back_to_it(cast, browse, address):
    ben = browse(cast.ben)
    ben.goto(address)
    press_and_stop(ben)
    ben.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(ben.locator("#reply [aria-disabled]")).to_have_count(0)
    ben.get_by_role("button", name="Post reply").click()
    expect(ben.locator("ol.posts > li")).to_have_count(2)


def write_and_wait(page, address, words, said="You can go on from any other, too."):
    """Type words into the reply box and wait until the server has them."""
    page.goto(address)
    page.get_by_label("Your words").fill(words)
    expect(page.get_by_text(said)).to_be_visible()


@with_scripts
def test_words_are_there_on_another_device_until_they_are_sent(cast, browse, address):
    phone, desk = browse(cast.ben), browse(cast.ben)
    write_and_wait(phone, address, "Begun on the bus")
    desk.goto(address)
    expect(desk.get_by_label("Your words")).to_have_value("Begun on the bus")
    write_and_wait(desk, address, "Begun on the bus, and gone on with")
    phone.goto(address)
    expect(phone.get_by_label("Your words")).to_have_value("Begun on the bus, and gone on with")
    desk.get_by_role("button", name="Post reply").click()
    expect(desk.locator("ol.posts > li")).to_have_count(2)
    phone.goto(address)
    expect(phone.get_by_label("Your words")).to_have_value("")
    assert phone.evaluate(KEPT) == []


@with_scripts
def test_words_that_two_devices_went_on_with_are_both_there(cast, browse, address):
    phone, desk = browse(cast.ben), browse(cast.ben)
    write_and_wait(phone, address, "Begun on the bus")
    phone.route("**/you/drafts/", lambda route: route.abort())
    write(phone, address, "Begun on the bus, without signal")
    write_and_wait(desk, address, "Begun on the bus, at a desk")
    phone.unroute("**/you/drafts/")
    phone.goto(address)
    both = "Begun on the bus, at a desk\n\nBegun on the bus, without signal"
    expect(phone.get_by_label("Your words")).to_have_value(both)


@with_scripts
def test_a_title_is_kept_with_its_words(cast, browse):
    ben = browse(cast.ben)
    ben.goto("/c/weavers/conversations/new/")
    ben.get_by_label("In one line").fill("Which yarn?")
    ben.get_by_label("Your words").fill("For socks.")
    expect(ben.get_by_text("You can go on from any other, too.")).to_be_visible()
    for page in (ben, browse(cast.ben)):
        page.goto("/c/weavers/conversations/new/")
        expect(page.get_by_label("In one line")).to_have_value("Which yarn?")
        expect(page.get_by_label("Your words")).to_have_value("For socks.")


@with_scripts
def test_a_change_of_a_post_survives_closing_the_tab(cast, browse, address):
    ada = browse(cast.ada)
    edit = f"/c/weavers/posts/{Post.objects.get().key}/edit/"
    write(ada, edit, "I always begin with the weft.")
    ada.close()
    later = ada.context.new_page()
    later.goto(edit)
    expect(later.get_by_label("Your words")).to_have_value("I always begin with the weft.")


@with_scripts
def test_on_a_shared_computer_words_are_kept_for_other_devices_only(cast, browse, address):
    ben = browse(cast.ben)
    cast.ben.sessions.update(shared_computer=True)
    write_and_wait(ben, address, "Written in a library", "Kept for you, not on this computer.")
    assert ben.evaluate(KEPT) == []
    home = browse(cast.ben)
    home.goto(address)
    expect(home.get_by_label("Your words")).to_have_value("Written in a library")


@pytest.mark.parametrize("open_browser", [False], indirect=True, ids=["without JavaScript"])
def test_a_button_keeps_words_where_there_are_no_scripts(cast, browse, address):
    ben = browse(cast.ben, viewport={"width": 390, "height": 844})
    ben.goto(address)
    ben.get_by_label("Your words").fill("Half a thought")
    ben.get_by_role("button", name="Keep as draft").click()
    expect(ben.get_by_text("Kept for 30 days.")).to_be_visible()
    ben.goto("/you/drafts/")
    ben.get_by_role("link", name="Go on writing").click()
    expect(ben.get_by_label("Your words")).to_have_value("Half a thought")
    ben.get_by_role("button", name="Post reply").click()
    expect(ben.locator("ol.posts > li")).to_have_count(2)
    ben.goto("/you/drafts/")
    expect(ben.get_by_text("You’ve nothing half-written.")).to_be_visible()
