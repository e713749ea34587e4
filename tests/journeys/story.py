"""What the stories of journeys do again and again: read a mail, follow its link, see where one is."""

import re
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from kith.services.activity.projections import catch_up
from kith.services.jobs.worker import run_waiting

Mailbox = Callable[[], list[EmailMessage]]

# Where a story is about who may, not about how it looks, the harder way is enough.
on_a_phone_without_script = pytest.mark.parametrize(
    "open_browser", [False], indirect=True, ids=["without JavaScript"]
)


def newest(mailbox: Mailbox, to: str) -> str:
    """Send what waits to be sent, and return the words of the newest mail to this address."""
    catch_up()
    run_waiting()
    found = [mail for mail in mailbox() if mail["To"] == to]
    assert found, f"no mail to {to}"
    return found[-1].get_body(("plain",)).get_content()


def link(words: str, path: str) -> str:
    """Return the link in a mail that leads to this path, or to what begins with it."""
    found = re.search(rf"https?://[^/\s]+{path}\S*", words)
    assert found, f"no link to {path} in: {words}"
    return found.group()


def title(page: Page, words: str) -> None:
    """Expect a page with this heading."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def press(page: Page, words: str) -> None:
    """Press the button of this name in the page itself, the first of several."""
    page.get_by_role("main").get_by_role("button", name=words, exact=True).first.click()


def follow(page: Page, words: str) -> None:
    """Follow the link of this name in the page itself, the first of several."""
    page.get_by_role("main").get_by_role("link", name=words, exact=True).first.click()


def reads(page: Page, words: str) -> None:
    """Expect these words somewhere on the page, to be seen."""
    expect(page.get_by_text(words).first).to_be_visible()


def nowhere(page: Page, address: str) -> None:
    """Expect that there is nothing at this address for whoever asks: as if it never was."""
    answer = page.goto(address)
    assert answer is not None and answer.status == 404, address


def barred(page: Page, address: str) -> None:
    """Expect that whoever asks may not enter, and is told so on a page of ours."""
    answer = page.goto(address)
    assert answer is not None and answer.status == 403, address
    expect(page.get_by_role("main")).to_be_visible()
