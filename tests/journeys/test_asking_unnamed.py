"""Somebody asks what they would rather not ask by name; others answer; two open it together, for fear."""

import pytest
from playwright.sync_api import expect

from kith.services.unnamed.tests.asking import enough
from tests.cast import build_cast
from tests.journeys.conftest import PHONE

FEARS = "If you fear serious harm"


@pytest.fixture
def cast(site):
    made = build_cast()
    enough(made)
    return made


def test_asked_without_a_name_answered_and_closed(cast, browse):
    ada = browse(cast.ada, **PHONE)
    ada.goto("/c/weavers/about/")
    ada.get_by_role("link", name="Whether to allow it, and what it promises").click()
    ada.get_by_role("button", name="Let members ask without their name").click()
    expect(ada.get_by_text("Members can ask without their name now.")).to_be_visible()

    ben = browse(cast.ben, **PHONE)
    ben.goto("/c/weavers/conversations/new/")
    ben.locator("input[name=board]").first.check()
    expect(ben.get_by_text("never one alone")).to_be_visible()
    ben.get_by_label("In one line").fill("Is it only me?")
    ben.get_by_label("Your words").fill("I froze at the loom.")
    ben.get_by_label("Ask without my name").check()
    ben.get_by_role("button", name="Post it").click()
    expect(ben.locator(".posts .name")).to_have_text("Someone here")
    ben.get_by_label("Your words").fill("Nobody saw it.")
    expect(ben.get_by_text("what you write here bears none either")).to_be_visible()
    ben.get_by_role("button", name="Post reply").click()
    expect(ben.locator(".posts .name")).to_have_text(["Someone here", "Someone here"])
    here = ben.url.partition("?")[0].partition("#")[0]

    nia = browse(cast.nia, **PHONE)
    nia.goto(here)
    assert "Ben" not in nia.content()
    expect(nia.get_by_text(FEARS)).to_have_count(0)
    nia.get_by_label("Your words").fill("It is not only you.")
    nia.get_by_role("button", name="Post reply").click()

    ben.goto(here)
    ben.get_by_role("button", name="This helped me").click()
    expect(ben.get_by_text("This helped, says who asked")).to_be_visible()
    ben.get_by_role("button", name="I’ve got what I needed").click()
    expect(ben.get_by_text("Answered, says who asked")).to_be_visible()

    _opened(cast, browse, here)
    ben.goto("/you/unnamed/")
    expect(ben.get_by_text("I fear for somebody.").first).to_be_visible()


def _opened(cast, browse, here):
    """Let Ada ask to open it, and Pat agree."""
    ada, pat = browse(cast.ada, **PHONE), browse(cast.pat, **PHONE)
    ada.goto(here)
    ada.get_by_role("link", name=FEARS).first.click()
    ada.get_by_label("Which harm do you fear?").fill("I fear for somebody.")
    ada.get_by_role("button", name="Ask another to agree").click()
    expect(ada.get_by_text("Alone you can’t open it.")).to_be_visible()
    expect(ada.get_by_role("button", name="Agree, and open it")).to_have_count(0)
    assert "Ben" not in ada.content()
    pat.goto("/fortnight/")
    pat.get_by_role("link", name="Say whether to open who asked something in Weavers").click()
    pat.get_by_role("button", name="Agree, and open it").click()
    expect(pat.get_by_role("heading", name="It was Ben Talbot")).to_be_visible()
    ada.reload()
    expect(ada.get_by_role("heading", name="It was Ben Talbot")).to_be_visible()
