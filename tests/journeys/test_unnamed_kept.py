"""The choice to ask without one's name is kept with the words: whatever fails, it is not lost."""

import pytest
from playwright.sync_api import expect

from kith.services.conversations.models import Post
from kith.services.unnamed.actions.allowing import end
from kith.services.unnamed.tests.asking import allowed
from tests.cast import build_cast
from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.parametrize("open_browser", [True], indirect=True, ids=["with JavaScript"])
NEW = "/c/weavers/conversations/new/"
CHOICE = "Ask without my name"


@pytest.fixture
def cast(site):
    made = build_cast()
    allowed(made)
    return made


def unanswered(route):
    """Let what is posted come to nothing."""
    if route.request.method == "POST":
        route.fulfill(status=204)
    else:
        route.continue_()


def post_and_fail(page):
    """Write a question, choose that it bears no name, and send it at once where no answer comes."""
    page.goto(NEW)
    page.locator("input[name=board]").first.check()
    page.get_by_label("In one line").fill("Is it only me?")
    page.get_by_label("Your words").fill("I froze at the loom.")
    page.get_by_label(CHOICE).check()
    page.route(f"**{NEW}", unanswered)
    page.get_by_role("button", name="Post it").click(no_wait_after=True)
    expect(page.locator("form [aria-disabled]")).to_have_count(1, timeout=9_000)
    page.unroute(f"**{NEW}")


def test_the_choice_is_kept_on_the_device_and_when_it_is_over_the_page_says_so(cast, browse):
    ben = browse(cast.ben, **PHONE)
    ben.route("**/you/drafts/", lambda route: route.abort())
    post_and_fail(ben)
    ben.goto(NEW)
    expect(ben.get_by_label("Your words")).to_have_value("I froze at the loom.")
    expect(ben.get_by_label(CHOICE)).to_be_checked()
    end(cast.weavers, by=cast.ada)
    for _time in range(2):
        ben.goto(NEW)
        expect(ben.get_by_label("Your words")).to_have_value("I froze at the loom.")
        expect(ben.get_by_text("That can’t be done here just now.")).to_be_visible()
    ben.locator("input[name=board]").first.check()
    ben.get_by_role("button", name="Post it").click()
    expect(ben.get_by_role("heading", name="One thing to put right")).to_be_visible()
    assert not Post.objects.exists()
    ben.get_by_label("Post it with my name").check()
    ben.get_by_role("button", name="Post it").click()
    expect(ben.locator(".posts .name")).to_have_text("Ben Talbot")
