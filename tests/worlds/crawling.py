"""Going through every door, link and form as one of the cast, and noting each word that is met."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from io import BytesIO
from itertools import product
from urllib.parse import urlsplit
from zipfile import ZipFile, is_zipfile

from django.conf import settings
from django.core import mail
from django.db import transaction
from django.http import HttpResponse
from django.urls import Resolver404, resolve

from tests.cast import visit
from tests.house.behind import bodies
from tests.worlds.world import WORD, World

MOST_PAGES = 1500
_LINK = re.compile(r"""(?:href|src)="(/[^"#]*)""")
_FORM = re.compile(r"""<form\b[^>]*?action="(/[^"]*)""")


@dataclass(frozen=True, order=True)
class Sighting:
    """A word somebody met, and where: an address, a letter or a line of the log."""

    word: str
    who: str
    where: str


def look_at(world: World, who: str, *addresses: str) -> set[Sighting]:
    """Return every word that one of the cast meets at these addresses."""
    round_ = _Round(world, who)
    for address in addresses:
        if address.startswith("/search/"):
            round_.search(address)
        else:
            round_.knock("GET", address)
    return round_.met


def go_round(world: World, who: str, *, words: Iterable[str] = ()) -> set[Sighting]:
    """Return every word that one of the cast meets, at every door and where the pages lead, up to MOST_PAGES.

    words: to search for.
    """
    round_ = _Round(world, who)
    for name, address, methods in world.doors:
        round_.waiting += [(method, address) for method in methods if method != "GET"]
        round_.knock("GET", address, name)
    # What a link opens it opens for whoever has it, signed in or not.
    for address in world.links if who == "stranger" else ():
        round_.knock("GET", address)
    for address in (*world.elsewhere, "/no-such-page/", "/c/weavers/talk/0000000000000/", "/c/no-such/"):
        round_.knock("GET", address)
    # What is posted comes last: it may take a file away, which no database brings back.
    while round_.waiting and len(round_.been) < MOST_PAGES:
        round_.waiting.sort(key=lambda step: step[0] != "GET")
        round_.knock(*round_.waiting.pop(0))
    for word in words:
        # In capitals: what one asks for stands on the page again, as one wrote it.
        for address in (f"/search/?q={word.upper()}", f"/people/?q={word.upper()}"):
            round_.search(address)
    world.been[who] = round_.been
    return round_.met


class _Round:
    def __init__(self, world: World, who: str):
        self.who, self.links = who, world.links
        self.client, self.bodies = visit(world.people[who]), bodies()
        self.met: set[Sighting] = set()
        self.been: set[tuple[str, str]] = set()
        self.waiting: list[tuple[str, str]] = []

    def knock(self, method: str, address: str, name: str = "") -> None:
        if (method, address) in self.been:
            return
        self.been.add((method, address))
        name = name or _name_of(address)
        response = self._ask(method, address, self.bodies.get(name, {}))
        self._note(words_in(response), f"{method} {address}", self.links.get(urlsplit(address).path, ""))
        if method == "GET" and response.get("Content-Type", "").startswith("text/html"):
            self._follow(response.content.decode())

    def search(self, address: str) -> None:
        content = self.client.get(address).content.decode()
        self._note((word for word in WORD.findall(content) if word.islower()), address)

    def _ask(self, method: str, address: str, body: dict[str, str]) -> HttpResponse:
        if method in ("GET", "HEAD"):
            return self.client.generic(method, address)
        cookies = self.client.cookies.copy()
        point = transaction.savepoint()
        answer = self.client.post if method == "POST" else self.client.generic
        response = answer(address, body) if method == "POST" else answer(method, address)
        transaction.savepoint_rollback(point)
        self.client.cookies = cookies
        return response

    def _follow(self, html: str) -> None:
        plain = html.replace("&amp;", "&")
        links = [("GET", address) for address in _LINK.findall(plain) if not address.startswith("/static/")]
        forms = [("POST", address) for address in _FORM.findall(plain)]
        self.waiting += [step for step in links + forms if step not in self.been]

    def _note(self, words: Iterable[str], where: str, by_link: str = "") -> None:
        who = f"{self.who}, with a link of {by_link}" if by_link else self.who
        self.met |= {Sighting(word, who, where) for word in words}


def words_in(response: HttpResponse) -> set[str]:
    """Return the words in all that is sent: page, headers and cookies."""
    sent = b"".join(response.streaming_content) if response.streaming else response.content
    text = f"{_unpacked(sent)} {dict(response.items())} {response.cookies.output()}"
    return {word.lower() for word in WORD.findall(text)}


def _unpacked(sent: bytes) -> str:
    if not is_zipfile(BytesIO(sent)):
        return sent.decode(errors="replace")
    with ZipFile(BytesIO(sent)) as packed:
        return " ".join(f"{name} {packed.read(name).decode()}" for name in packed.namelist())


def _name_of(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def note_links(world: World) -> None:
    """Note whose each link in a letter is: whoever it was sent to."""
    links = re.compile(rf"""{re.escape(settings.SITE_URL)}(/[^\s"'<>]*)""")
    for letter in mail.outbox:
        for who in world.readers.owner(letter.to[0]):
            world.links |= dict.fromkeys(links.findall(str(letter.body)), who)


def in_letters(world: World) -> Iterator[Sighting]:
    """Yield each word in a letter, headers and all, with each of those it was sent to."""
    for letter in mail.outbox:
        words = _words_of(letter.message())
        readers = {who for to in letter.recipients() for who in world.readers.owner(to) or {to}}
        for word, who in product(words, readers):
            yield Sighting(word, who, f"letter “{letter.subject}”")


def _words_of(letter: Message) -> set[str]:
    parts = [f"{part.items()} {(part.get_payload(decode=True) or b'').decode()}" for part in letter.walk()]
    return {word.lower() for word in WORD.findall(" ".join(parts))}


def leaks(world: World, met: Iterable[Sighting]) -> list[str]:
    """Return a sentence for each word met by somebody who may not see it."""
    found = []
    for one in sorted(met):
        canary = world.canaries.get(one.word)
        if canary and not may(canary.may, one.who):
            found.append(
                f"canary {one.word} of {canary.of} (row {canary.row}) seen by {one.who} at {one.where}"
            )
    return found


def may(allowed: frozenset[str], who: str) -> bool:
    """Say whether one of these, or whose link they hold, may see it."""
    return any(name in allowed for name in who.split(", with a link of "))
