"""From somebody's page to a letter, an answer, and a stop: with JavaScript and without."""

import pytest
from playwright.sync_api import expect

from kith.services.conversations.models import Post
from tests.cast import build_cast

PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def cast(site):
    return build_cast()


def test_two_write_to_each_other_until_one_would_rather_not(cast, browse):
    ada, ben = browse(cast.ada, **PHONE), browse(cast.ben, **PHONE)
    ada.goto(f"/people/{cast.ben.key}/")
    ada.get_by_role("link", name="Write to Ben").click()
    expect(ada.get_by_text("You and Ben Talbot. Nobody else.")).to_be_visible()
    ada.get_by_label("Your words").fill("Shall we *weave* on Friday?")
    ada.get_by_role("button", name="Send it").dblclick()
    expect(ada.locator("ol.posts > li")).to_have_count(1)
    assert Post.objects.count() == 1

    ben.goto("/letters/")
    expect(ben.get_by_text("New since you looked")).to_be_visible()
    ben.get_by_role("link", name="Ada Okafor").click()
    expect(ben.locator("em").last).to_have_text("weave")
    ben.get_by_label("Your words").fill("With pleasure.")
    ben.get_by_role("button", name="Send it").click()
    expect(ben.locator("ol.posts > li")).to_have_count(2)

    ada.reload()
    ada.get_by_role("button", name="I’d rather not write with Ben").click()
    expect(ada.get_by_role("heading", name="This conversation is stopped")).to_be_visible()
    ben.get_by_label("Your words").fill("These took me ten minutes.")
    ben.get_by_role("button", name="Send it").click()
    expect(ben.get_by_text("These took me ten minutes.")).to_be_visible()
    assert Post.objects.count() == 2
    ben.goto("/letters/")
    ben.get_by_role("link", name="Ada Okafor").click()
    expect(ben.get_by_text("Ada Okafor would rather not write at the moment.")).to_be_visible()
    ada.get_by_role("button", name="Write to each other again").click()
    expect(ada.get_by_label("Your words")).to_be_visible()
