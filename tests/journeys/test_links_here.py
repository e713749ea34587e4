"""A link to a conversation bears its title for who reads it, and a formula is one: on a phone too."""

import re

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


def test_who_quotes_such_a_link_quotes_its_address_for_others_may_not_read_the_title(cast, browse, site):
    closed = a_thread(cast, title="Quiet selvedge")
    address = f"/c/weavers/conversations/{closed.key}/"
    source = f"It is at {site}{address} and [there](/posts/{closed.posts.get().key}/)."
    here = a_thread(cast, board=cast.open_board, title="Where to read on", source=source)
    ben = browse(cast.ben, **PHONE)
    for chosen in (False, True):
        ben.goto(f"/c/weavers/conversations/{here.key}/")
        expect(ben.locator(".post-body", has_text="(A post in “Quiet selvedge”)")).to_be_visible()
        if chosen:
            ben.locator(".post-body").evaluate("body => getSelection().selectAllChildren(body)")
        ben.get_by_role("link", name="Quote").click()
        words = ben.get_by_label("Your words")
        expect(words).to_have_value(re.compile(f"> It is at .*{address} and \\[?there"))
        assert "selvedge" not in words.input_value()
        words.fill("")


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
