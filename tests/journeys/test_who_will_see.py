"""Knowing who will see it: said above each box, and one press away with its history."""

import pytest
from playwright.sync_api import Locator, Page, expect

from kith.members.communities.actions.moving import move
from kith.members.communities.models import Membership
from kith.rooms.admissions.actions.opening import change_mode
from tests.cast import a_thread, build_cast
from tests.journeys.story import follow, nowhere, on_a_phone_without_script, press, reads, title


@pytest.fixture
def cast(site):
    return build_cast()


def stands_above(page: Page, words: str, box: Locator) -> None:
    """Expect these words in sight above a box that is still empty."""
    said = page.locator("form").get_by_text(words).first
    expect(said).to_be_visible()
    expect(box).to_have_value("")
    place, below = said.bounding_box(), box.bounding_box()
    assert place and below and place["y"] + place["height"] <= below["y"]


def open_the_boundary(page: Page) -> Locator:
    page.locator("details.boundary > summary").click()
    told = page.locator("details.boundary")
    expect(told).to_have_attribute("open", "")
    return told


def test_it_is_said_before_one_types_and_opened_in_one_press(cast, arrive):
    thread = a_thread(cast)
    ben, nia, eve = arrive(cast.ben), arrive(cast.nia), arrive(cast.eve)
    ben.goto(f"/c/weavers/conversations/{thread.key}/")
    stands_above(ben, "Everyone in Weavers can read this.", ben.get_by_label("Your words"))
    told = open_the_boundary(ben)
    expect(told).to_contain_text("Whoever belongs to Weavers, and whoever joins later.")
    expect(told).to_contain_text("It has been so since the conversation began")
    expect(told).to_contain_text("moved to where fewer people read, and never to where more do")
    told.get_by_role("link", name="Who belongs today").click()
    title(ben, "People")

    ben.goto("/c/weavers/conversations/new/")
    stands_above(ben, "Anyone on the internet can read it.", ben.get_by_label("In one line"))
    ben.get_by_label("Doorway").check()
    ben.get_by_label("In one line").fill("May anyone come on Friday?")
    ben.get_by_label("Your words").fill("I’ll bring the key.")
    press(ben, "Post it")
    reads(ben, "Anyone on the internet can read this.")
    expect(open_the_boundary(ben)).to_contain_text("Nobody has to sign in for it.")

    nia.goto(f"/people/{cast.ben.key}/")
    follow(nia, "Write to Ben")
    stands_above(nia, "You and Ben Talbot. Nobody else.", nia.get_by_label("Your words"))
    nia.get_by_label("Your words").fill("May I come along?")
    press(nia, "Send it")
    expect(open_the_boundary(nia)).to_contain_text("Nobody could ever read along")

    ben.goto("/you/profile/")
    ben.locator("#offers").get_by_label("Who can read this?").select_option("shared")
    ben.get_by_label("I can help with, line 1").fill("Threading drafts")
    ben.get_by_role("main").get_by_role("button", name="Keep it").last.click()
    reads(ben, "Only people in a community with you can read this.")
    reads(ben, "What you chose before isn’t kept.")
    for page, sees in ((nia, 1), (eve, 0)):
        page.goto(f"/people/{cast.ben.key}/")
        expect(page.get_by_text("Threading drafts")).to_have_count(sees)


def test_what_changes_about_it_is_told(cast, arrive):
    thread = a_thread(cast)
    move(cast.weavers, cast.nia, Membership.State.ALUMNI, by=cast.nia)
    here = f"/c/weavers/conversations/{thread.key}/"
    ada, ben, nia = arrive(cast.ada), arrive(cast.ben), arrive(cast.nia)
    nowhere(nia, here)
    ben.goto(here)
    expect(open_the_boundary(ben)).to_contain_text("If members ever let friends who have moved on read along")
    ada.goto("/c/weavers/friends/")
    press(ada, "Let friends read on")
    ben.goto(here)
    stands_above(ben, "and its friends who have moved on", ben.get_by_label("Your words"))
    expect(open_the_boundary(ben)).to_contain_text("friends who have moved on were let in")
    nia.goto(here)
    title(nia, thread.title)


@on_a_phone_without_script
def test_where_nobody_convenes_it_says_that_members_read_it(cast, arrive):
    change_mode(cast.potters, "application", by=cast.eve)
    cast.potters.duties.all().delete()
    cast.weavers.duties.all().delete()
    ben, nia = arrive(cast.ben), arrive(cast.nia)
    ben.goto("/c/potters/apply/")
    stands_above(
        ben, "any of them may read this, and two of them answer you", ben.get_by_label("Your reason")
    )
    thread = a_thread(cast)
    nia.goto(f"/c/weavers/conversations/{thread.key}/")
    follow(nia, "Something isn’t right")
    stands_above(nia, "Nobody looks after Weavers at the moment", nia.get_by_label("What isn’t right?"))


@on_a_phone_without_script
def test_who_is_outside_finds_nothing_not_even_that_it_is_there(cast, arrive):
    inside, outside = a_thread(cast), a_thread(cast, board=cast.open_board, title="May anyone come?")
    eve, stranger = arrive(cast.eve), arrive()
    nowhere(eve, f"/c/weavers/conversations/{inside.key}/")
    eve.goto("/c/weavers/conversations/")
    assert inside.title not in eve.inner_text("body")
    for page in (eve, stranger):
        page.goto(f"/c/weavers/conversations/{outside.key}/")
        expect(open_the_boundary(page)).to_contain_text("Nobody has to sign in for it.")
        expect(page.get_by_role("link", name="Who belongs today")).to_have_count(0)
        assert inside.title not in page.inner_text("body")
