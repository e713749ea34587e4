"""Finding somebody to learn from: by what they offer, through who knows both, or directly."""

import pytest
from playwright.sync_api import Page, expect

from kith.rooms.letters.models import Exchange, Introduction
from kith.services.conversations.models import Post
from tests.cast import build_cast
from tests.journeys.story import (
    follow,
    link,
    newest,
    nowhere,
    on_a_phone_without_script,
    press,
    reads,
    title,
)

OFFER = "Reading a threading draft"


@pytest.fixture
def cast(site):
    return build_cast()


def wants_to_be_reached(page: Page, how: str) -> None:
    page.goto("/you/profile/")
    page.get_by_label("I can help with, line 1").fill(OFFER)
    page.get_by_label(how, exact=True).check()
    page.get_by_role("main").get_by_role("button", name="Keep it").last.click()
    expect(page.get_by_role("link", name="Change your page")).to_be_visible()


def finds(page: Page, words: str, name: str) -> None:
    page.goto("/people/")
    page.get_by_label("Who can help with…").fill(words)
    press(page, "Find them")
    reads(page, OFFER)
    follow(page, name)
    title(page, name)


def writes(page: Page, label: str, words: str, button: str) -> None:
    page.get_by_label(label).fill(words)
    press(page, button)


def test_found_by_what_they_offer_and_introduced_by_who_knows_both(cast, arrive, mailbox):
    ben, nia, ada = arrive(cast.ben), arrive(cast.nia), arrive(cast.ada)
    wants_to_be_reached(ben, "Ask someone to introduce us")

    finds(nia, "threading drafts", "Ben Talbot")
    follow(nia, "Ask someone to introduce you")
    reads(nia, "Only the one you ask reads this. Ben doesn’t.")
    nia.get_by_label("Ask Ada Okafor to introduce us").check()
    writes(nia, "Why would you like to meet?", "I can’t make out my first draft.", "Ask")
    reads(nia, "Ada Okafor is asked. If it suits them, they introduce you.")

    asked = newest(mailbox, "ada@cast.example")
    assert "I can’t make out my first draft." in asked
    ada.goto(link(asked, "/introductions/"))
    reads(ada, "Ben knows nothing of it yet.")
    follow(ada, "Introduce them")
    reads(ada, "You, Nia Prosser and Ben Talbot. Nobody else.")
    writes(ada, "Why would each of them like it?", "Ben reads drafts. Nia asks well.", "Ask Ben")

    offered = newest(mailbox, "ben@cast.example")
    assert "Ben reads drafts. Nia asks well." in offered
    ben.goto(link(offered, "/introductions/"))
    press(ben, "Yes, I’d like that")

    nia.goto("/introductions/")
    follow(nia, "Ben Talbot and you")
    title(nia, "You and Ben Talbot")
    reads(nia, "Ben reads drafts. Nia asks well.")
    writes(nia, "Your words", "Which way up does one hold it?", "Send it")
    ben.goto("/letters/")
    follow(ben, "Nia Prosser")
    reads(ben, "Which way up does one hold it?")


def test_written_to_directly_and_left_alone_while_busy(cast, arrive):
    ben, eve, nia = arrive(cast.ben), arrive(cast.eve), arrive(cast.nia)
    nia.goto("/you/profile/")
    nia.get_by_label("I’d like to learn, line 1").fill("Dressing a wide loom")
    nia.get_by_role("main").get_by_role("button", name="Keep it").last.click()
    ben.goto("/people/")
    follow(ben, "Would like to learn")
    ben.get_by_label("Who would like to learn…").fill("wide looms")
    press(ben, "Find them")
    reads(ben, "Dressing a wide loom")

    wants_to_be_reached(ben, "Write to me here")
    finds(eve, "threading", "Ben Talbot")
    follow(eve, "Write to Ben")
    reads(eve, "You and Ben Talbot. Nobody else.")
    writes(eve, "Your words", "May I show you a draft?", "Send it")

    finds(nia, "threading", "Ben Talbot")
    follow(nia, "Write to Ben")
    nia.get_by_label("Your words").fill("These took me ten minutes.")
    wants_to_be_reached(ben, "Not just now")
    press(nia, "Send it")
    reads(nia, "These took me ten minutes.")
    assert Post.objects.count() == 1
    finds(nia, "threading", "Ben Talbot")
    reads(nia, "Not just now, please.")
    expect(nia.get_by_role("link", name="Write to Ben")).to_have_count(0)

    wants_to_be_reached(ben, "Write to me here")
    nia.reload()
    expect(nia.get_by_role("link", name="Write to Ben")).to_be_visible()


@on_a_phone_without_script
def test_where_nobody_convenes_any_member_introduces(cast, arrive, mailbox):
    cast.weavers.duties.all().delete()
    ben, ada, nia = arrive(cast.ben), arrive(cast.ada), arrive(cast.nia)
    ben.goto(f"/people/{cast.ada.key}/")
    follow(ben, "Introduce Ada to someone")
    follow(ben, "Nia Prosser")
    writes(ben, "Why would each of them like it?", "You both spin at night.", "Ask them both")
    for page, address in ((ada, "ada@cast.example"), (nia, "nia@cast.example")):
        page.goto(link(newest(mailbox, address), "/introductions/"))
        reads(page, "You both spin at night.")
        press(page, "Yes, I’d like that")
    ben.goto("/introductions/")
    reads(ben, "Both said yes. They can write to each other now.")
    assert Exchange.objects.between(cast.ada, cast.nia).exists()


@on_a_phone_without_script
def test_rather_not_names_nobody_and_others_find_nothing(cast, arrive, mailbox):
    ben, nia, eve, ada = arrive(cast.ben), arrive(cast.nia), arrive(cast.eve), arrive(cast.ada)
    wants_to_be_reached(ben, "Ask someone to introduce us")
    eve.goto(f"/people/{cast.ben.key}/")
    follow(eve, "Ask someone to introduce you")
    reads(eve, "There’s nobody yet whom you both know.")

    ada.goto(f"/people/{cast.ben.key}/")
    follow(ada, "Introduce Ben to someone")
    follow(ada, "Nia Prosser")
    writes(ada, "Why would each of them like it?", "You both spin.", "Ask them both")
    made = Introduction.objects.get()
    nowhere(eve, f"/introductions/{made.key}/words/")
    eve.goto("/introductions/")
    reads(eve, "No introductions yet.")

    nia.goto("/introductions/")
    press(nia, "Yes, I’d like that")
    reads(nia, "You said yes. If the other does too, a letter opens between you.")
    ben.goto("/introductions/")
    press(ben, "Rather not")
    for page in (nia, ada):
        page.goto("/introductions/")
        reads(page, "It didn’t come to be.")
    assert not Exchange.objects.between(cast.ben, cast.nia).exists()
