"""What a journey needs: a Kith that answers, a real browser with and without JavaScript, and the mail."""

import email
import os
import shutil
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from kith.config.requests import Utf8Handler
from kith.config.startup import ready_to_serve
from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.models import Person
from kith.services.live.hub import hub
from tests.cast import visit

QUIET = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking")
PATIENCE_MS = 15_000
DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}}


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, format, *args):
        """Say nothing of each request."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once. Fails, rather than passing over, where there is none."""
    # Debian's build without windows draws the same pages in half the time.
    usual = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    names = (os.environ.get("KITH_BROWSER", usual[0]), *usual)
    program = next((found for name in names if (found := shutil.which(name))), None)
    if program is None:
        pytest.fail("Journeys need Chromium. On Debian: apt-get install chromium")
    # Playwright keeps a loop running on this thread, where tests prepare their rows as well.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def served(browser) -> Iterator[str]:
    """Serve Kith over HTTP from this process, as `kith up` does but for the listener; yields its address."""
    application = ready_to_serve(Utf8Handler())
    server = make_server("localhost", 0, application, server_class=_Server, handler_class=_Silent)
    answering = Thread(target=server.serve_forever, daemon=True)
    answering.start()
    yield f"http://localhost:{server.server_port}"
    # Streams that are still open would keep the database.
    hub.is_stopping = lambda: True
    hub.rest()
    server.shutdown()
    server.server_close()
    answering.join()


@pytest.fixture
def site(served, transactional_db, settings) -> str:
    """Return the address of a Kith with an empty database; the links in its mails lead there."""
    cache.clear()
    settings.SITE_URL = served
    return served


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def open_browser(request, browser, site) -> Iterator[Callable[..., Page]]:
    """Return what opens a fresh browser, with nobody's cookies: once with JavaScript, once without.

    Options are those of a Playwright context. A page that reports an error of its own fails the test.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_one(**options) -> Page:
        context = browser.new_context(base_url=site, java_script_enabled=request.param, **options)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def browse(open_browser, site) -> Callable[..., Page]:
    """Return what opens a browser that is signed in as somebody."""

    def as_person(person: Person | None, **options) -> Page:
        page = open_browser(**options)
        if person is not None:
            token = visit(person).cookies[SESSION_COOKIE].value
            page.context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": site}])
        return page

    return as_person


@pytest.fixture
def arrive(request, browse) -> Callable[[Person | None], Page]:
    """Return what opens a browser as somebody has it at hand: a desk with JavaScript, a phone without it."""
    at_a_desk = request.node.callspec.params["open_browser"]
    return lambda person=None: browse(person, **(DESK if at_a_desk else PHONE))


def in_our_letters(page: Page) -> None:
    """Show the page in Kith's own letters: they are optional, and a slow first visit goes without."""
    begun = time.monotonic()
    while not page.evaluate("document.fonts.check('16px \"Atkinson Next\"')"):
        assert time.monotonic() - begun < PATIENCE_MS / 1000, "Kith's own letters never came."
        time.sleep(0.05)
    page.goto(page.url)


@pytest.fixture
def mailbox(settings, tmp_path) -> Callable[[], list[EmailMessage]]:
    """Put mail into a folder, as a Kith without a mail server does; returns what reads it, oldest first."""
    folder = tmp_path / "mail"
    settings.EMAIL_BACKEND = "kith.base.kit.mail.FolderBackend"
    settings.KITH_MAIL_FOLDER = str(folder)

    def read() -> list[EmailMessage]:
        files = sorted(Path(folder).glob("*.eml"))
        return [email.message_from_bytes(file.read_bytes(), policy=default) for file in files]

    return read
