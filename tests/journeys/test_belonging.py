"""One person's time in a community: in, greeted, a first step, a break, back, moved on, and in again."""

import pytest
from django.db.models import F
from playwright.sync_api import expect

from kith.members.communities.actions.joining import SECOND_THOUGHTS
from kith.members.communities.models import Membership, Transition
from kith.services.activity.projections import catch_up
from kith.services.jobs.worker import run_waiting
from tests.cast import build_cast

PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def cast(site):
    return build_cast()


def test_in_greeted_first_step_break_back_moved_on_and_in_again(cast, browse, mailbox):
    eve, ben = browse(cast.eve, **PHONE), browse(cast.ben)
    eve.goto("/c/weavers/")
    eve.get_by_role("main").get_by_role("button", name="Join").first.click()
    expect(eve.get_by_text("You’re in. Welcome to Weavers.")).to_be_visible()
    expect(eve.get_by_text("Reading along is fine")).to_be_visible()

    ben.goto("/c/weavers/")
    ben.get_by_role("link", name="Say hello to Eve").click()
    expect(ben.get_by_label("In your own words")).to_have_value("")
    ben.get_by_label("In your own words").fill("The blue loom is free on Fridays.")
    ben.get_by_role("button", name="Say hello").click()
    expect(ben.get_by_text("Welcomed by Ben Talbot.")).to_be_visible()
    run_waiting()
    assert [letter["To"] for letter in mailbox()] == ["eve@cast.example"]

    eve.reload()
    expect(eve.get_by_text("The blue loom is free on Fridays.")).to_be_visible()
    eve.get_by_role("button", name="Rather not: Read how we work").click()
    eve.get_by_role("link", name="Say hello, in your own words").click()
    eve.get_by_label("In one line").fill("Hello from a potter")
    eve.get_by_label("Your words").fill("I bring clay.")
    eve.get_by_label("Workshop").check()
    eve.get_by_role("button", name="Post it").click()
    catch_up()
    eve.goto("/c/weavers/")
    expect(eve.get_by_text("Reading along is fine")).to_have_count(0)

    eve.get_by_role("link", name="Take a break or leave").click()
    eve.get_by_role("button", name="Take a break").click()
    eve.get_by_role("button", name="Come back now").click()
    eve.get_by_role("button", name="Move on").click()
    eve.goto("/c/weavers/friends/")
    eve.get_by_role("button", name="Yes, list me").click()
    ben.goto("/c/weavers/friends/")
    expect(ben.get_by_text("Eve Larsen")).to_be_visible()

    eve.goto("/c/weavers/membership/")
    expect(eve.get_by_role("button", name="Take it back")).to_be_visible()
    Transition.objects.filter(membership__person=cast.eve).update(at=F("at") - SECOND_THOUGHTS)
    eve.reload()
    eve.get_by_role("main").get_by_role("button", name="Join").first.click()
    ben.goto("/c/weavers/")
    expect(ben.get_by_role("link", name="Say hello to Eve")).to_be_visible()
    assert Membership.objects.get(person=cast.eve, community=cast.weavers).state == "active"
