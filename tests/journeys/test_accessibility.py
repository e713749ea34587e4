"""Every page a browser can open: axe finds nothing serious, nothing overflows, in either scheme or width."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from kith.members.people.cookies import SESSION_COOKIE
from kith.services.activity.projections import catch_up
from kith.services.conversations.actions.replying import reply
from tests.cast import a_thread, build_cast, visit
from tests.house.doors import places

GRAVE = ("serious", "critical")
SCHEMES = ("light", "dark")
WIDTHS = (1280, 320)
EXTRA = ("/nowhere/", "/search/?q=warp", "/search/?q=zzzz", "/c/potters/", "/c/potters/conversations/")


@pytest.fixture
def addresses(site):
    """Return (cast, every address that answers GET with a page, empty and full)."""
    cast = build_cast()
    behind = places(cast)
    thread = a_thread(cast, title="A full thread", kind="question")
    reply(
        thread,
        by=cast.ben,
        source="# A heading\n\n- one\n- two\n\n> quoted\n\n`code`\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    )
    reply(thread, by=cast.ada, source="```\n" + "a very long line of code " * 20 + "\n```")
    catch_up()
    found = [f"/c/weavers/conversations/{thread.key}/?page=1", *EXTRA]
    found += [address for name, address, methods in behind if "GET" in methods and name != "health"]
    return cast, found


def grave(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in found if rule["impact"] in GRAVE]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_is_sound(addresses, browser, site, scheme, width):
    cast, found = addresses
    faults = {}
    for who in (cast.ada, None):
        context = browser.new_context(
            base_url=site,
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
        )
        if who:
            token = visit(who).cookies[SESSION_COOKIE].value
            context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": site}])
        page = context.new_page()
        for address in found:
            page.goto(address)
            wrong = grave(page)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wrong.append("wider than the window")
            if wrong:
                faults[f"{address} as {who}"] = wrong
        context.close()
    assert faults == {}


def test_a_planted_fault_is_found(browser, site):
    page = browser.new_page()
    page.set_content(
        "<html lang=en><title>x</title><main><img src=x><input><p style='color:#ccc'>faint</p></main>"
    )
    assert {fault.split(":")[0] for fault in grave(page)} >= {"image-alt", "label", "color-contrast"}
    page.close()
