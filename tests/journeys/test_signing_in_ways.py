"""A passkey, a password and a second step: set up and used in a real browser, beside the mailed link."""

import re

import pyotp
import pytest
from playwright.sync_api import Page, expect

from kith.base.kit.clock import now
from kith.members.people.models import Passkey, Session
from tests.cast import build_cast
from tests.journeys.test_signing_in import ADA, ask, link_in, press

PASSWORD = "warp weft heddle shuttle"
SAM = "sam@cast.example"
with_script = pytest.mark.parametrize("open_browser", [True], indirect=True, ids=["with JavaScript"])
without_script = pytest.mark.parametrize("open_browser", [False], indirect=True, ids=["without JavaScript"])


@pytest.fixture
def cast(site, settings):
    settings.DEMO = False
    return build_cast()


def plug_in(page: Page, recognises: bool = True) -> str:
    """Give a browser an authenticator of its own, such as a phone; returns what to call it by."""
    page.devtools = page.context.new_cdp_session(page)
    page.devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": recognises,
        "automaticPresenceSimulation": True,
    }
    return page.devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def add_passkey(page: Page, name: str) -> None:
    page.goto("/you/sign-in/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("What to call it").fill(name)
    page.get_by_role("button", name="Make the passkey").click()


def title(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def secret_on(page: Page) -> pyotp.TOTP:
    return pyotp.TOTP(page.locator("#key").input_value().replace(" ", ""))


def type_code(page: Page, code: str, button: str) -> None:
    page.get_by_label(re.compile("code from your app")).fill(code)
    page.get_by_role("main").get_by_role("button", name=button).click()


@with_script
def test_a_passkey_is_added_and_used(cast, browse, mailbox):
    page = browse(cast.ada)
    plug_in(page)
    add_passkey(page, "The ward laptop")
    title(page, "How you sign in")
    expect(page.get_by_role("heading", name="The ward laptop")).to_be_visible()
    expect(page.get_by_text("Not used yet")).to_be_visible()
    assert mailbox()[-1]["Subject"] == "A passkey was added to your account"
    page.goto("/you/")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/you/sign-in/")
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_label("This is a shared computer").check()
    page.get_by_role("button", name="Use a passkey").click()
    title(page, "How you sign in")
    expect(page.get_by_text("Last used")).to_be_visible()
    assert Session.objects.get().shared_computer is True
    page.get_by_role("button", name="Take it away: The ward laptop").click()
    expect(page.get_by_text("It’s gone.")).to_be_visible()
    assert Passkey.objects.count() == 0


@with_script
def test_a_passkey_that_recognises_nobody_is_not_taken_and_may_be_tried_again(cast, browse):
    page = browse(cast.ada)
    phone = plug_in(page, recognises=False)
    add_passkey(page, "Phone")
    expect(page.get_by_text("That didn’t work, or it was stopped.")).to_be_visible()
    assert Passkey.objects.count() == 0
    page.devtools.send("WebAuthn.setUserVerified", {"authenticatorId": phone, "isUserVerified": True})
    page.get_by_role("button", name="Make the passkey").click()
    title(page, "How you sign in")


@with_script
def test_a_passkey_of_elsewhere_lets_nobody_in(cast, browse):
    page = browse(cast.ada)
    plug_in(page)
    add_passkey(page, "Phone")
    title(page, "How you sign in")
    Passkey.objects.all().delete()
    page.context.clear_cookies()
    page.goto("/sign-in/passkey/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("group").get_by_text("That passkey isn’t known here")).to_be_visible()


@with_script
def test_who_keeps_the_house_adds_a_passkey_before_anything_else(cast, open_browser, mailbox):
    page = open_browser()
    plug_in(page)
    ask(page, SAM, start="/sign-in/?next=/communities/")
    page.goto(link_in(mailbox()[0]))
    press(page)
    title(page, "Set up a second step")
    page.goto("/communities/")
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    page.goto("/sign-in/second/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Make the passkey").click()
    title(page, "Your recovery codes")
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="I have them, go on").click()
    page.wait_for_url("**/communities/")
    expect(page.get_by_role("link", name="Sign in")).to_have_count(0)


@without_script
def test_without_a_script_passkeys_are_not_offered(cast, browse):
    stranger, ada = browse(None), browse(cast.ada)
    stranger.goto("/sign-in/")
    expect(stranger.get_by_role("link", name="Use a password instead")).to_be_visible()
    expect(stranger.get_by_role("link", name="Use a passkey")).to_have_count(0)
    ada.goto("/you/sign-in/")
    expect(ada.get_by_role("link", name="Add a passkey")).to_have_count(0)
    expect(ada.get_by_text("To add one, open this page in a newer browser")).to_be_visible()


@without_script
def test_a_password_and_an_app_without_a_script(cast, browse, open_browser):
    page = browse(cast.ada)
    page.goto("/you/")
    page.get_by_role("link", name="Password, passkeys and a second step").click()
    page.get_by_role("link", name="Set a password").click()
    page.get_by_label("Your new password").fill("short")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".msg")).to_contain_text("Use at least 12 characters.")
    page.get_by_label("Your new password").fill(PASSWORD)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Your password is set.")).to_be_visible()
    page.get_by_role("button", name="Set up an app").click()
    app = secret_on(page)
    type_code(page, "000000", "Go on")
    expect(page.locator(".msg")).to_contain_text("That code isn’t right.")
    type_code(page, app.at(now()), "Go on")
    title(page, "Your recovery codes")
    codes = page.locator(".codes li").all_inner_texts()
    page.get_by_role("link", name="I have them, go on").click()
    expect(page.get_by_text("10 codes on paper still work.")).to_be_visible()

    other = open_browser()
    other.goto("/sign-in/?next=/communities/")
    other.get_by_role("link", name="Use a password instead").click()
    other.get_by_label("Your email address").fill(ADA)
    other.get_by_label("Your password").fill("not the one I chose")
    press(other)
    expect(other.locator(".msg")).to_contain_text("don’t go together")
    other.get_by_label("Your password").fill(PASSWORD)
    press(other)
    title(other, "One more step")
    type_code(other, codes[0], "Sign in")
    other.wait_for_url("**/communities/")
    assert Session.objects.filter(person=cast.ada).count() == 2


@without_script
def test_it_was_not_me(cast, browse, open_browser, mailbox):
    thief, ada = browse(cast.ada), open_browser()
    thief.goto("/you/sign-in/password/")
    thief.get_by_label("Your new password").fill(PASSWORD)
    thief.get_by_role("button", name="Keep it").click()
    title(thief, "How you sign in")
    ada.goto(link_in(mailbox()[-1]))
    title(ada, "Wasn’t it you?")
    ada.get_by_role("button", name="It wasn’t me").click()
    title(ada, "You’re signed out everywhere")
    thief.goto("/you/")
    title(thief, "Sign in")
