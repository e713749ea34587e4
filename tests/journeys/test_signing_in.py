"""Coming in by a mail, on one device or two, being known for a while, and going out again."""

import re
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from kith.members.people.actions.registering import person_at
from kith.members.people.models import ArchiveAddress, Person, Session
from tests.cast import build_cast

ADA = "ada@cast.example"


@pytest.fixture
def cast(site):
    return build_cast()


def ask(page: Page, address: str, start: str = "/sign-in/") -> None:
    page.goto(start)
    page.get_by_label("Your email address").fill(address)
    page.get_by_role("button", name="Email me a link to sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your mail")


def words(message: EmailMessage) -> str:
    return message.get_body(("plain",)).get_content()


def link_in(message: EmailMessage) -> str:
    return re.search(r"https?://\S+/sign-in/\S+", words(message)).group()


def code_in(message: EmailMessage) -> str:
    return re.search(r"^(\d{6})\s*$", words(message), re.MULTILINE).group(1)


def press(page: Page) -> None:
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def test_the_link_on_the_same_device_leads_back_to_where_they_were(cast, open_browser, mailbox):
    page = open_browser()
    ask(page, ADA, start="/you/sessions/")
    page.goto(link_in(mailbox()[0]))
    assert Session.objects.count() == 0
    press(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Where you’re signed in")
    expect(page.get_by_text("Chrome on Linux")).to_be_visible()
    expect(page.get_by_text("This one")).to_be_visible()


def test_the_code_is_read_on_a_phone_and_typed_on_the_ward_computer(cast, open_browser, mailbox):
    ward = open_browser()
    ask(ward, ADA)
    ward.get_by_label("The code from the mail").fill("000000")
    press(ward)
    expect(ward.locator(".msg")).to_contain_text("That code isn’t right")
    ward.get_by_label("The code from the mail").fill(code_in(mailbox()[0]))
    ward.get_by_label("This is a shared computer").check()
    press(ward)
    ward.goto("/you/")
    expect(ward.get_by_label("Your name")).to_have_value("Ada Okafor")
    session = next(one for one in ward.context.cookies() if one["name"] == "kith_session")
    assert (session["expires"], session["httpOnly"], session["sameSite"]) == (-1, True, "Lax")


def test_a_link_works_once_and_says_so_afterwards(cast, open_browser, mailbox):
    page = open_browser()
    ask(page, ADA)
    page.goto(link_in(mailbox()[0]))
    press(page)
    expect(page.get_by_role("heading", level=1)).not_to_have_text("One more press")
    later = open_browser()
    later.goto(link_in(mailbox()[0]))
    expect(later.get_by_role("heading", level=1)).to_have_text("This link no longer works")
    later.get_by_role("link", name="Get a new link").click()
    expect(later.get_by_label("Your email address")).to_be_visible()


def test_somebody_new_says_who_they_are(cast, open_browser, mailbox):
    page = open_browser()
    ask(page, "dilys.mort@example.org", start="/sign-in/?next=/communities/")
    page.goto(link_in(mailbox()[0]))
    press(page)
    expect(page.get_by_label("Your name")).to_have_value("Dilys Mort")
    page.get_by_label("Your name").fill("Dilys")
    page.get_by_label("Who you are at work, in a line").fill("Night porter")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**/communities/")
    assert person_at("dilys.mort@example.org").pointer == "Night porter"


def test_the_author_of_an_old_archive_finds_their_name(cast, open_browser, mailbox):
    olwen = Person(name="Olwen Bevan")
    olwen.save()
    ArchiveAddress.objects.create(person=olwen, address="ob@archive.example")
    page = open_browser()
    ask(page, "ob@archive.example")
    page.goto(link_in(mailbox()[0]))
    press(page)
    expect(page.get_by_label("Your name")).to_have_value("Olwen Bevan")


def test_a_lost_phone_is_signed_out_from_the_laptop(cast, open_browser, mailbox):
    laptop, phone = open_browser(), open_browser(viewport={"width": 320, "height": 640})
    for page in (phone, laptop):
        ask(page, ADA, start="/sign-in/?next=/you/sessions/")
        page.goto(link_in(mailbox()[-1]))
        press(page)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Where you’re signed in")
    laptop.get_by_role("button", name="End it").click()
    expect(laptop.get_by_text("That one is signed out.")).to_be_visible()
    phone.goto("/you/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Sign in")
    laptop.goto("/you/")
    laptop.get_by_role("button", name="Sign out").click()
    expect(laptop.get_by_text("You’re signed out.")).to_be_visible()
    laptop.goto("/you/")
    expect(laptop.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_a_demos_person_is_one_press_away(cast, open_browser, settings):
    settings.DEMO = True
    person_at("gethin@demo.example", name="Gethin Pryce", verified=True)
    page = open_browser()
    page.goto("/sign-in/?next=/you/")
    page.get_by_role("button", name="Sign in as Gethin").click()
    expect(page.get_by_label("Your name")).to_have_value("Gethin Pryce")
