"""Every page a browser can open, empty, full and in error: axe finds nothing serious, nothing overflows.

Each is seen in both schemes and widths. A page is opened once for both schemes: what the second can change is
its colours.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Page

from kith.base.kit.doors import all_doors, policy_of
from kith.members.people.cookies import SESSION_COOKIE
from kith.services.activity.projections import catch_up
from kith.services.conversations.actions.replying import reply
from tests.cast import Cast, a_thread, build_cast, visit
from tests.house.behind import bodies
from tests.house.doors import NO_PAGES, places

GRAVE = ("serious", "critical")
WIDTHS = (1280, 320)
ALL = {"resultTypes": ["violations"]}
COLOURS = {**ALL, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
EXTRA = ("/nowhere/", "/search/?q=warp", "/search/?q=zzzz")
IN_ERROR = (400, 409, 422)
TOO_LONG = "Warp and weft. " * 8_000


@pytest.fixture
def cast(site):
    """The cast, and a conversation with all that words can hold."""
    made = build_cast()
    thread = a_thread(made, title="A full thread", kind="question")
    reply(
        thread,
        by=made.ben,
        source="# A heading\n\n- one\n- two\n\n> quoted\n\n`code`\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    )
    reply(thread, by=made.ada, source="```\n" + "a very long line of code " * 20 + "\n```")
    made.talk = f"/c/weavers/conversations/{thread.key}/?page=1"
    return made


def full(cast: Cast) -> list[str]:
    behind = places(cast)
    catch_up()
    pages = [at for name, at, methods in behind if "GET" in methods and name not in NO_PAGES]
    return [cast.talk, *EXTRA, *pages]


def empty(cast: Cast) -> list[str]:
    """Return what can be opened where nothing has happened: in the Potters, and for one of theirs."""
    found = []
    for route, name, view in all_doors():
        given = {"slug": cast.potters.slug} if "<slug:slug>" in route else {}
        is_page = "GET" in policy_of(view).methods and name not in NO_PAGES
        if is_page and route.count("<") == len(given):
            found.append(reverse(name, kwargs=given))
    return found


def in_error(cast: Cast) -> Iterator[tuple[str, str]]:
    """Yield, by door, the page that answers a form with nothing in it, and one with far too much."""
    doors, typed = places(cast), bodies()
    for name, address, methods in doors:
        for body in ({}, dict.fromkeys(typed.get(name, {}), TOO_LONG)):
            for who in (cast.ada, cast.ben):
                with transaction.atomic():
                    answer = visit(who).post(address, body) if "POST" in methods else None
                    transaction.set_rollback(True)
                if answer is not None and answer.status_code in IN_ERROR and "html" in answer["Content-Type"]:
                    yield f"{name} {answer.status_code} {len(body)}", answer.content.decode()


def wrong(page: Page) -> list[str]:
    """Return what is amiss with the page that is open, in the light and in the dark."""
    found = grave(page)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += [f"in the dark, {fault}" for fault in grave(page, COLOURS)]
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("wider than the window")
    return found


def grave(page: Page, options: dict = ALL) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in found if rule["impact"] in GRAVE]


@pytest.fixture(params=WIDTHS)
def opened(request, browser, site):
    """Return what opens an empty browser of one width, as somebody."""
    contexts = []

    def as_person(person) -> Page:
        window = {"width": request.param, "height": 900}
        context = browser.new_context(base_url=site, viewport=window, reduced_motion="reduce")
        contexts.append(context)
        if person:
            token = visit(person).cookies[SESSION_COOKIE].value
            context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": site}])
        return context.new_page()

    yield as_person
    for context in contexts:
        context.close()


def faults(page: Page, addresses: list[str]) -> dict[str, list[str]]:
    """Open each page once, wherever its address leads, and return what is amiss by address."""
    seen, found = set(), {}
    for address in addresses:
        page.goto(address)
        where = page.url.split("?")[0] if "/sign-in/" in page.url else page.url
        if where not in seen:
            seen.add(where)
            found[address] = wrong(page)
    return {address: amiss for address, amiss in found.items() if amiss}


def test_every_full_page_is_sound(cast, opened):
    found = full(cast)
    assert faults(opened(cast.ada), found) == {}
    assert faults(opened(None), found) == {}


def test_every_empty_page_is_sound(cast, opened):
    assert faults(opened(cast.eve), empty(cast)) == {}


def test_every_page_in_error_is_sound(cast, opened, site):
    pages, page, found = dict(in_error(cast)), opened(None), {}
    asked = []
    page.route("**/in-error/", lambda route: route.fulfill(body=pages[asked[-1]], content_type="text/html"))
    for name in pages:
        asked.append(name)
        page.goto("/in-error/")
        found[name] = wrong(page)
    assert {name: amiss for name, amiss in found.items() if amiss} == {}
    assert len(pages) > 20


def test_a_planted_fault_is_found(browser, site):
    page = browser.new_page()
    page.set_content(
        "<html lang=en><title>x</title><main><img src=x><input><p style='color:#ccc'>faint</p></main>"
    )
    assert {fault.split(":")[0] for fault in grave(page)} >= {"image-alt", "label", "color-contrast"}
    page.set_content("<html lang=en><title>x</title><main><p style='color:#ccc'>faint</p></main>")
    assert [fault.split(":")[0] for fault in grave(page, COLOURS)] == ["color-contrast"]
    page.close()
