"""What the tests of parts and shell share: a made-up page and a reader of markup."""

from html.parser import HTMLParser
from types import SimpleNamespace as Thing
from typing import Any

from django.template import engines
from markupsafe import Markup

from kith.base.kit.places import Spot
from kith.base.ui.cloth import Week

VOID = {"area", "br", "hr", "img", "input", "link", "meta", "use", "path"}


def jinja() -> Any:
    """Return the environment every page is made in."""
    engine: Any = engines["kith"]
    return engine.env


class Reader(HTMLParser):
    """Notes ids, attributes and any tag that is closed out of turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.attributes |= {name for name, _value in attrs}
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.attributes |= {name for name, _value in attrs}

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def spot(name: str, inside: str = "network") -> Spot:
    return Spot(name, name.title(), f"/{inside}/{name}/", "users", on_phone=name != "search")


def shell(
    *, signed_in: bool = True, inside: bool = False, here: str = "home", notice: str | None = None
) -> dict:
    viewer = Thing(is_signed_in=signed_in, initials="PN", rim=6, name="Priya Nair")
    names = ("communities", "search", "start", "you") if signed_in else ("communities", "search", "sign-in")
    network = tuple(spot(name) for name in names)
    rooms = tuple(spot(name, "soft-signs") for name in ("home", "conversations"))
    community = Thing(
        slug="soft-signs", name="Soft Signs", domain_statement="Noticing sooner.", glaze="moss", motif="star",
        weeks=(Week(2), Week(gathering=True)),
    )  # fmt: skip
    frame = Thing(
        network_name="Westmere Network", network_places=network, community_places=rooms if inside else (),
        here=here, community=community if inside else None, notice=notice,
        language="en", csrf_input=Markup(""),
    )  # fmt: skip
    return {"shell": frame, "viewer": viewer}
