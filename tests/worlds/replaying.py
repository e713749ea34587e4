"""Asking a world for pages as one of its readers, and comparing what two worlds answered."""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from urllib.parse import urljoin, urlsplit

from django.db import transaction
from django.urls import Resolver404, resolve

from tests.cast import visit
from tests.house.behind import bodies
from tests.worlds.fate import fated
from tests.worlds.twins import Twin

Step = tuple[str, str]  # a method and an address; or what came, and its name

_LINK = re.compile(r"""(?:href|src)="([/?][^"#]*)""")
_FORM = re.compile(r"""<form\b[^>]*?method="post"[^>]*?action="(/[^"]*)""")
# A community publishes its cloth: that alone may differ (decisions/0014).
_CLOTH = re.compile(rb'<svg class="cloth.*?</svg>', re.DOTALL)


@dataclass(frozen=True)
class Answer:
    """Every byte that is sent, but for the cloth: how it ended, its headers and cookies, its body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    cookies: str
    packed: bytes

    @property
    def body(self) -> str:
        return zlib.decompress(self.packed).decode(errors="replace")

    def lines(self) -> list[str]:
        """Return it as lines, to be compared by eye."""
        heads = [f"{name}: {value}" for name, value in self.headers]
        return [str(self.status), *heads, self.cookies, *self.body.splitlines()]


def packed(said: str | bytes) -> Answer:
    """Return something that came without being asked for, as an answer."""
    return Answer(0, (), "", zlib.compress(said.encode() if isinstance(said, str) else said, 1))


class Reader:
    """One of the readers of a world, with a browser. known: what each step was answered."""

    def __init__(self, twin: Twin, who: str):
        self.who, self.bodies = who, bodies()
        with fated(f"visit {who}"):
            self.client = visit(twin.reader(who))
        self.known: dict[Step, Answer] = {}

    def ask(self, step: Step) -> Answer:
        """Take a step, undo what it did, and note the answer. Chance is the same for the same step."""
        method, address = step
        with fated(f"{self.who} {method} {address}"):
            answer = self._ask(method, address)
        self.known[step] = answer
        return answer

    def ask_all(self, steps: Iterable[Step]) -> dict[Step, Answer]:
        """Take steps and return what they were answered."""
        return {step: self.ask(step) for step in steps}

    def go_round(self, steps: list[Step], most: int) -> None:
        """Take these steps and go where the pages lead, up to so many in all."""
        waiting = [step for step in steps if step not in self.known]
        while waiting and len(self.known) < most:
            step = waiting.pop(0)
            if step in self.known:
                continue
            answer = self.ask(step)
            if step[0] == "GET" and b"text/html" in dict(answer.headers).get("Content-Type", "").encode():
                waiting += [led for led in _leads(step[1], answer.body) if led not in self.known]

    def _ask(self, method: str, address: str) -> Answer:
        cookies = self.client.cookies.copy()
        point = transaction.savepoint()
        if method == "POST":
            response = self.client.post(address, self.bodies.get(_name_of(address), {}))
        else:
            response = self.client.generic(method, address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        answer = Answer(
            response.status_code,
            tuple(sorted(response.items())),
            response.cookies.output(),
            zlib.compress(_CLOTH.sub(b"", body), 1),
        )
        transaction.savepoint_rollback(point)
        self.client.cookies = cookies
        return answer


def _leads(here: str, html: str) -> Iterator[Step]:
    """Yield the steps a page leads to: its links and its forms. here: its own address."""
    for address in _LINK.findall(html):
        if not address.startswith("/static/"):
            yield "GET", urljoin(here, address.replace("&amp;", "&"))
    for address in _FORM.findall(html):
        yield "POST", address


def _name_of(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def differences(one: dict[Step, Answer], other: dict[Step, Answer]) -> list[str]:
    """Return, for each step that was answered in two ways, what differs in a few lines."""
    assert one.keys() == other.keys()
    return [_difference(step, one[step], other[step]) for step in one if one[step] != other[step]]


def _difference(step: Step, one: Answer, other: Answer) -> str:
    lines = unified_diff(one.lines(), other.lines(), "without", "with more", lineterm="", n=0)
    return "\n".join([" ".join(step), *list(lines)[:12]])
