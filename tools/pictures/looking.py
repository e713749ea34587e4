"""A real browser in which somebody of the demo looks at a page, and a picture of what they see."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

QUIET = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking")
SHARPNESS = 2  # pixels of the picture to each pixel of the page, either way
# The same for everyone who takes them: nothing moves, daylight, as people in the demo read it.
LIKE_THIS = dict(
    device_scale_factor=SHARPNESS,
    color_scheme="light",
    reduced_motion="reduce",
    locale="en-GB",
    timezone_id="Europe/London",
)


@dataclass(frozen=True, slots=True)
class Looking:
    """A browser, and the address of the demo it looks at."""

    browser: Browser
    site: str

    def page(self, size: tuple[int, int], who: str = "") -> Page:
        """Return a window on the site, where somebody has just signed in.

        size: width and height of the window, in pixels of the page. who: a first name that the sign-in
        page offers, "" for a stranger.
        """
        page = self.blank(size)
        # Even a stranger comes by here, so that the typefaces lie ready when the picture is taken.
        page.goto("/sign-in/")
        if who:
            page.get_by_role("button", name=f"Sign in as {who}", exact=True).click()
            page.wait_for_url("**/fortnight/")
        return page

    def blank(self, size: tuple[int, int] = (100, 100)) -> Page:
        """Return a window on nothing yet, with nobody's cookies."""
        window = {"width": size[0], "height": size[1]}
        return self.browser.new_context(base_url=self.site, viewport=window, **LIKE_THIS).new_page()


def chromium() -> str:
    """Return the browser's program; ends with a sentence where there is none."""
    names = (os.environ.get("KITH_BROWSER", "chromium"), "chromium-browser", "google-chrome")
    program = next((found for name in names if (found := shutil.which(name))), None)
    if program is None:
        raise SystemExit("Pictures need Chromium. On Debian: apt-get install chromium")
    return program


@contextlib.contextmanager
def browsing(program: str, site: str) -> Iterator[Looking]:
    """Start a browser that looks at the site."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield Looking(browser, site)
        browser.close()


def seen(page: Page) -> bytes:
    """Return a PNG of the page's window, once its typefaces are there and it has been painted with them."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    return page.screenshot()
