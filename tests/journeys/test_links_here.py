"""A link to a conversation bears its title for who reads it, and a formula is one: on a phone too."""

import pytest
from playwright.sync_api import expect

from kith.members.communities.actions.joining import leave
from tests.cast import a_thread, build_cast

PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def cast(site):
    return build_cast()


def test_a_title_is_there_for_members_until_they_leave(cast, browse, site):
    closed = f"/c/weavers/conversations/{a_thread(cast, title='Quiet selvedge').key}/"
    here = a_thread(cast, board=cast.open_board, title="Where to read on", source=f"It is at {site}{closed}")
    at = f"/c/weavers/conversations/{here.key}/"
    ben, stranger = browse(cast.ben, **PHONE), browse(None, **PHONE)
    ben.goto(at)
    ben.get_by_role("link", name="Quiet selvedge").click()
    expect(ben.get_by_role("heading", name="Quiet selvedge")).to_be_visible()
    stranger.goto(at)
    expect(stranger.get_by_role("link", name=closed)).to_be_visible()
    expect(stranger.get_by_text("selvedge")).to_have_count(0)
    leave(cast.weavers, by=cast.ben)
    ben.goto(at)
    expect(ben.get_by_text("Quiet selvedge")).to_have_count(0)


def test_a_formula_is_written_looked_at_and_read(cast, browse):
    ben = browse(cast.ben, **PHONE)
    ben.goto(f"/c/weavers/conversations/{a_thread(cast).key}/")
    wide = "+".join(f"x_{{{number}}}^2" for number in range(40))
    ben.get_by_label("Your words").fill(f"It costs $5 and $6, and $a^2$.\n\n$$\n{wide}\n$$")
    ben.get_by_role("button", name="Look at it first").click()
    expect(ben.locator(".looked math")).to_have_count(2)
    ben.get_by_role("button", name="Post reply").click()
    expect(ben.locator("ol.posts math")).to_have_count(2)
    expect(ben.get_by_text("It costs $5 and $6, and")).to_be_visible()
    box = ben.locator("ol.posts div.formula")
    assert box.evaluate("it => it.scrollWidth > it.clientWidth && it.tabIndex === 0")
    assert ben.evaluate("document.documentElement.scrollWidth") <= 390
    height = ben.locator("ol.posts p math").evaluate("it => it.getBoundingClientRect().height")
    assert 8 < height < 60
