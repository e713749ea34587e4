"""A new community, from the wish to its first conversation: its domain, wished mix and charter."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from kith.members.communities.models import Community
from kith.services.conversations.models import Thread
from tests.cast import build_cast
from tests.journeys.story import barred, follow, link, on_a_phone_without_script, press, reads, title

CARE = "Colour that stays."
SIGN_IN = "/sign-in/"


@pytest.fixture
def cast(site):
    return build_cast()


def describe(page: Page, name: str, who: str) -> None:
    page.get_by_label("What is it called?").fill(name)
    page.get_by_label("What do you all care about?").fill(CARE)
    page.get_by_label("How will you be with each other?").fill("Say what went wrong as well.")
    page.get_by_label(who).check()


def say_the_first_words(page: Page) -> None:
    page.get_by_label("In one line").fill("Who has a vat that works?")
    page.get_by_label("Your words").fill("Mine went brown on Sunday.")
    page.get_by_label("Question", exact=True).check()
    press(page, "Post it")
    title(page, "Who has a vat that works?")


def test_from_the_wish_to_the_first_conversation_within_a_quarter_of_an_hour(cast, arrive):
    eve, stranger = arrive(cast.eve), arrive()
    eve.goto("/start/")
    follow(eve, "Start a community")
    reads(eve, "Anyone on the internet can read what you say of it here.")
    describe(eve, "Dyers", "People ask, and members answer")
    press(eve, "Start it")
    reads(eve, "Dyers is here. What helps it begin stands below.")

    eve.goto("/c/dyers/about/")
    follow(eve, "Say who we look for")
    eve.get_by_label("Who, and why").fill("People who dye for others.")
    eve.get_by_label("The mix we wish for").fill("Half of us new to it.")
    press(eve, "Write it down")
    reads(eve, "Written down. It stands on the About page, and above the form.")

    eve.goto("/c/dyers/charter/")
    follow(eve, "Propose a change")
    eve.get_by_label("Who we are").fill("Dyers of cloth and yarn.")
    eve.get_by_label("Why?").fill("So that people know whether it is theirs.")
    press(eve, "Propose it")
    press(eve, "Adopt it")
    reads(eve, "Dyers of cloth and yarn.")

    eve.goto("/c/dyers/")
    follow(eve, "Start the first conversation")
    reads(eve, "Everyone in Dyers can read this.")
    say_the_first_words(eve)
    made = Community.objects.get(slug="dyers")
    assert Thread.objects.get(community=made).started_at - made.founded_at < timedelta(minutes=15)

    stranger.goto("/communities/")
    stranger.get_by_role("link", name="Dyers").first.click()
    stranger.goto("/c/dyers/about/")
    for words in (CARE, "Half of us new to it.", "Dyers of cloth and yarn.", "Say what went wrong as well."):
        reads(stranger, words)
    assert "vat" not in stranger.inner_text("body")


@on_a_phone_without_script
def test_where_nobody_convenes_it_still_begins(cast, arrive):
    eve, ben = arrive(cast.eve), arrive(cast.ben)
    eve.goto("/communities/new/")
    describe(eve, "Dyers", "Anyone on this network may join")
    press(eve, "Start it")
    ben.goto("/c/dyers/about/")
    press(ben, "Join Dyers")
    eve.goto("/c/dyers/duties/")
    eve.get_by_role("button", name="Put it down: Convenor").click()

    ben.goto("/c/dyers/")
    reads(ben, "Nobody convenes this one just now")
    follow(ben, "Start the first conversation")
    say_the_first_words(ben)
    ben.goto("/c/dyers/admissions/call/")
    ben.get_by_label("The mix we wish for").fill("Half of us new to it.")
    press(ben, "Write it down")
    for page in (ben, eve):
        page.goto("/c/dyers/admissions/mode/")
        page.get_by_label("By application: people ask, members answer").check()
        press(page, "I’d like this")
    eve.goto("/c/dyers/about/")
    reads(eve, "Half of us new to it.")
    assert Community.objects.get(slug="dyers").admission_mode == "application"


@on_a_phone_without_script
def test_a_name_that_is_taken_costs_no_words_and_others_change_nothing(cast, arrive, mailbox):
    eve, ben, stranger = arrive(cast.eve), arrive(cast.ben), arrive()
    stranger.goto("/communities/new/")
    title(stranger, "Sign in")
    stranger.get_by_label("Your email address").fill("mo@out.example")
    press(stranger, "Email me a link to sign in")
    stranger.goto(link(mailbox()[-1].get_body(("plain",)).get_content(), SIGN_IN))
    press(stranger, "Sign in")
    stranger.get_by_label("Your name").fill("Mo Idris")
    press(stranger, "Keep it")
    title(stranger, "Start a community")

    eve.goto("/communities/new/")
    describe(eve, "Weavers", "Anyone on this network may join")
    press(eve, "Start it")
    expect(eve.locator(".mistakes")).to_contain_text("There’s already a community called Weavers.")
    expect(eve.get_by_label("What do you all care about?")).to_have_value(CARE)
    eve.get_by_label("What is it called?").fill("Dyers")
    eve.get_by_role("button", name="Start it").dblclick()
    reads(eve, "Dyers")
    assert Community.objects.filter(domain_statement=CARE).count() == 1
    barred(ben, "/c/dyers/admissions/call/")
    barred(ben, "/c/dyers/charter/changes/new/")
    barred(ben, "/c/dyers/conversations/new/")
