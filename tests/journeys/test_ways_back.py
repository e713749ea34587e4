"""What was done can be taken back or added to from where one stands, by keyboard alone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from kith.members.communities.models import Membership
from kith.members.communities.stepping import token_for
from kith.rooms.welcome.actions.greeting import welcome
from tests.cast import build_cast
from tests.journeys.story import press, reads


@pytest.fixture
def cast(site):
    return build_cast()


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until this has the focus. Fails where the keyboard never comes to it."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("it => it === document.activeElement"):
            return
    pytest.fail(f"the keyboard never comes to {wanted}")


def standing(cast) -> Membership:
    return Membership.objects.get(community=cast.weavers, person=cast.nia)


@pytest.mark.parametrize(
    ("step", "back"),
    [("Take a break", "Come back now"), ("Move on", "Take it back"), ("Leave", "Take it back")],
)
def test_a_step_back_from_a_mail_leads_to_where_it_is_taken_back(cast, browse, step, back):
    nia = browse(cast.nia)
    nia.goto(f"/membership/{token_for(standing(cast))}/")
    tab_to(nia, nia.get_by_role("button", name=step, exact=True).first)
    nia.keyboard.press("Enter")
    expect(nia.get_by_role("status")).to_be_visible()
    assert (standing(cast).state, standing(cast).paused_until) != ("active", None)
    tab_to(
        nia,
        nia.get_by_role(
            "link", name="Your membership of Weavers, where you can take it back", exact=True
        ).first,
    )
    nia.keyboard.press("Enter")
    tab_to(nia, nia.get_by_role("button", name=back, exact=True).first)
    nia.keyboard.press("Enter")
    expect(nia.get_by_role("main")).to_be_visible()
    held = standing(cast)
    assert (held.state, held.paused_until) == ("active", None)


def test_who_said_hello_finds_what_else_to_offer(cast, browse):
    welcome(standing(cast), by=cast.ben, words="The blue loom is free on Fridays.")
    ben = browse(cast.ben)
    ben.goto("/c/weavers/welcome/")
    tab_to(
        ben,
        ben.get_by_role("link", name="What you said to Nia, and what else you could offer", exact=True).first,
    )
    ben.keyboard.press("Enter")
    reads(ben, "The blue loom is free on Fridays.")
    tab_to(ben, ben.get_by_role("button", name="Offer it to Nia", exact=True).first)
    ben.keyboard.press("Enter")
    reads(ben, "You’ve offered. Nia will say yes, or rather not.")


def test_who_asks_for_a_copy_stands_where_it_will_be(cast, arrive):
    nia = arrive(cast.nia)
    nia.goto("/you/data/")
    press(nia, "Export everything")
    again = nia.get_by_role("link", name="Look again")
    expect(again).to_be_in_viewport()
    again.click()
    expect(again).to_be_in_viewport()
