"""Finding a community that chooses its members, asking, being told no and why, asking again, coming in."""

import re

import pytest
from playwright.sync_api import expect

from kith.rooms.admissions.actions.calling import write_call
from kith.rooms.admissions.actions.opening import change_mode
from kith.services.jobs.worker import run_waiting
from tests.cast import build_cast

PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def cast(site):
    made = build_cast()
    change_mode(made.weavers, "application", by=made.ada)
    question = {"text": "What do you weave?", "kind": "short"}
    write_call(made.weavers, by=made.ada, wanted="People who weave for others.", questions=[question])
    return made


def ask(page, reason: str) -> None:
    page.get_by_label("Your reason to join").fill(reason)
    page.get_by_label("What do you weave?").fill("Sacks.")
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("heading", name="Your request is with them")).to_be_visible()


def test_asked_declined_asked_again_and_welcomed(cast, browse, mailbox):
    eve, ada = browse(cast.eve, **PHONE), browse(cast.ada, **PHONE)
    eve.goto("/communities/")
    eve.get_by_role("link", name="Weavers").first.click()
    eve.goto("/c/weavers/about/")
    expect(eve.get_by_text("People who weave for others.")).to_be_visible()
    eve.get_by_role("link", name="Ask to join").click()
    expect(eve.get_by_text("Ada Okafor reads this and answers you.")).to_be_visible()
    ask(eve, "To mend better.")

    ada.goto("/c/weavers/admissions/")
    expect(ada.get_by_text("To mend better.")).to_be_visible()
    ada.get_by_role("button", name=re.compile("Not this time")).click()
    expect(ada.get_by_role("link", name="Give a reason first.")).to_be_visible()
    ada.get_by_label("Your words for Eve").fill("We are full of menders. Ask again in spring.")
    ada.get_by_role("button", name=re.compile("Not this time")).click()
    expect(ada.get_by_text("Eve gets a mail with the reason.")).to_be_visible()
    run_waiting()
    assert "We are full of menders." in mailbox()[-1].get_body(("plain",)).get_content()

    eve.reload()
    expect(eve.get_by_text("We are full of menders. Ask again in spring.")).to_be_visible()
    ask(eve, "It is spring.")
    ada.goto("/c/weavers/admissions/")
    ada.get_by_role("button", name="Welcome them: Eve Larsen").click()
    expect(ada.get_by_text("Eve is in, and a mail says so.")).to_be_visible()
    run_waiting()
    [subject] = [mail["Subject"] for mail in mailbox()[1:]]
    assert subject == "Welcome to Weavers"

    eve.goto("/c/weavers/people/")
    expect(eve.get_by_role("main").get_by_text("Eve Larsen")).to_be_visible()


def test_somebody_without_an_account_follows_a_link_signs_in_and_comes_in(
    cast, browse, open_browser, mailbox
):
    ada, guest = browse(cast.ada), open_browser(**PHONE)
    ada.goto("/c/weavers/invitations/")
    ada.get_by_label("As a link that I pass on").check()
    ada.get_by_label("How many people, for a link?").fill("5")
    ada.get_by_role("button", name="Invite").click()
    link = ada.get_by_label("The link, to pass on").input_value()

    guest.goto(link)
    guest.get_by_role("link", name="Sign in to say yes").click()
    guest.get_by_label("Your email address").fill("mo@out.example")
    guest.get_by_role("button", name="Email me a link to sign in").click()
    expect(guest.get_by_role("heading", level=1)).to_have_text("Check your mail")
    text = mailbox()[-1].get_body(("plain",)).get_content()
    guest.goto(re.search(r"http://\S+/sign-in/\S+", text)[0])
    guest.get_by_role("main").get_by_role("button", name="Sign in").click()
    guest.get_by_label("Your name").fill("Mo Idris")
    guest.get_by_role("button", name="Keep it").click()
    expect(guest.get_by_role("heading", level=1)).to_have_text("Ada Okafor invites you to Weavers")
    guest.get_by_role("button", name="Yes, I’d like to join").click()
    expect(guest.get_by_text("You’re in. Welcome to Weavers.")).to_be_visible()
