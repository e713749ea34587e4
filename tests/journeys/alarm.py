"""A browser that tells which scripts ran in it that no page of ours brought."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.models import Person
from tests.cast import visit

_RAN = "a script ran:"
# In every frame before anything else: what a payload calls says so.
_TRAP = f"""
const told = (number) => console.log("{_RAN}" + (typeof number === "object" ? "" : number));
for (const name of ["alert", "confirm", "prompt", "print"])
    Object.defineProperty(window, name, {{value: told, configurable: true}});
"""
# Whatever waits for somebody to touch it is found, and touched.
_TOUCH = r"""() => {
    const live = [], bad = /^(javascript|vbscript|data|feed|view-source|blob):/i;
    const leads = ["href", "xlink:href", "src", "srcset", "data", "action", "formaction", "values", "to"];
    for (const one of document.querySelectorAll("*")) {
        if (one.localName === "script" && !one.src && !/json|importmap/.test(one.type)) live.push("<script>");
        for (const {name, value} of [...one.attributes]) {
            const plain = value.replace(/[\x00-\x20]/g, "");
            const is_picture = one.localName === "img" && name === "src" && plain.startsWith("data:image/");
            if (name.startsWith("on")) {
                live.push(`${one.localName} ${name}=${value}`);
                one.dispatchEvent(new Event(name.slice(2)));
            } else if (name === "srcdoc" || (leads.includes(name) && bad.test(plain) && !is_picture)) {
                live.push(`${one.localName} ${name}=${value}`);
                if (one.click) one.click();
            }
        }
    }
    if (document.querySelector("base, meta[http-equiv=refresh], iframe, object, embed"))
        live.push("what brings in other pages");
    return live;
}"""


class Alarm:
    """A page in a browser, and what went off: numbers of scripts that ran, what could run, who was asked."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.ran: set[str] = set()
        self.live: list[str] = []
        self.asked: list[str] = []
        page.add_init_script(_TRAP)
        page.on("console", self._listen)
        page.on("dialog", lambda dialog: (self.ran.add("a dialog"), dialog.dismiss()))
        page.route(re.compile(f"^(?!{re.escape(site)}/|data:|about:|blob:)"), self._strange)

    def open(self, address: str) -> int:
        """Open one of our pages, touch what can be touched, and return its status."""
        answer = self.page.goto(address, wait_until="load")
        self.touch()
        return answer.status if answer else 0

    def show(self, html: str) -> None:
        """Show a page that holds this and nothing of ours, without any policy."""
        whole = f"<!doctype html><meta charset=utf-8><title>x</title>{html}"
        self.page.route(
            f"{self.site}/shown", lambda route: route.fulfill(body=whole, content_type="text/html")
        )
        self.open(f"{self.site}/shown")
        self.page.unroute(f"{self.site}/shown")

    @property
    def is_quiet(self) -> bool:
        """Whether nothing ran, nothing could, and nobody else was asked for anything."""
        return not (self.ran or self.live or self.asked)

    def __str__(self) -> str:
        return f"ran {sorted(self.ran)[:20]}, live {self.live[:20]}, asked {self.asked[:20]}"

    def taken(self) -> str:
        """Return what went off so far, and be quiet again."""
        said = str(self)
        self.ran, self.live, self.asked = set(), [], []
        return said

    def touch(self) -> None:
        """Touch what waits for it, and note what could run."""
        # What is lazy or animated begins within a frame or two.
        self.page.wait_for_timeout(30)
        self.live += self.page.evaluate(_TOUCH)
        self.page.wait_for_timeout(20)

    def _listen(self, said: ConsoleMessage) -> None:
        if said.text.startswith(_RAN):
            self.ran.add(said.text.removeprefix(_RAN))

    def _strange(self, route: Route) -> None:
        """Answer for everybody else, with a script of theirs where one is asked for."""
        self.asked.append(route.request.url)
        if route.request.resource_type == "script":
            route.fulfill(body="alert('theirs')", content_type="text/javascript")
        else:
            route.abort()


@contextmanager
def alarmed(
    browser: Browser, site: str, person: Person | None = None, *, policy: bool = False
) -> Iterator[Alarm]:
    """Open a browser as somebody. policy: whether it keeps to the page's content policy."""
    context = browser.new_context(base_url=site, bypass_csp=not policy)
    context.set_default_timeout(20_000)
    if person is not None:
        token = visit(person).cookies[SESSION_COOKIE].value
        context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": site}])
    try:
        yield Alarm(context.new_page(), site)
    finally:
        context.close()
