"""Somebody's browser at the other end of a stream: what it was told, when, and how it ended."""

import contextlib
import http.client
import json
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.models import Person
from kith.services.conversations.models import Post, Thread
from tests.cast import visit
from tests.running import Running


@dataclass(frozen=True, slots=True)
class Told:
    """One event."""

    name: str
    said: dict
    id: str


def place(thread: Thread, position: int = 0) -> str:
    """Return a place in a thread as a stream is asked for it; position 0 is its last post."""
    posts = Post.objects.filter(thread=thread).order_by("position")
    post = posts.get(position=position) if position else posts.last()
    assert post
    return f"{thread.key}.{post.key}"


def token_of(person: Person) -> str:
    """Sign somebody in, and return what their browser holds."""
    return visit(person).cookies[SESSION_COOKIE].value


class Listener(threading.Thread):
    """Listens to one stream. status: of the answer. whole: whether it ended as an answer should."""

    def __init__(self, kith: Running, token: str, *at: str, last: str = "", seen: str = ""):
        super().__init__(daemon=True)
        self.told: list[Told] = []
        self.ended_at: float | None = None
        self.whole = False
        headers = {"Cookie": f"{SESSION_COOKIE}={token}"} if token else {}
        if last:
            headers["Last-Event-ID"] = last
        query = "&".join([*(f"at={one}" for one in at), *([f"seen={seen}"] if seen else [])])
        self._line = http.client.HTTPConnection("localhost", kith.port, timeout=30)
        self._line.request("GET", f"/live/?{query}", headers=headers)
        self._answer = self._line.getresponse()
        self.status = self._answer.status
        self.start()

    def run(self) -> None:
        with contextlib.suppress(OSError, http.client.HTTPException, ValueError, AttributeError):
            fields: dict[str, str] = {}
            while line := self._answer.readline().decode():
                name, _colon, value = line.rstrip("\n").partition(": ")
                if name:
                    fields[name] = value
                elif "event" in fields:
                    self.told.append(Told(fields["event"], json.loads(fields["data"]), fields.get("id", "")))
                    fields = {}
                else:
                    fields = {}
            self.whole = True
        self.ended_at = time.monotonic()

    @property
    def posts(self) -> list[str]:
        """The keys of the posts it was told of, as it was."""
        return [key for one in self.told if one.name == "reply" for key in one.said["posts"]]

    @property
    def last_id(self) -> str:
        return next((one.id for one in reversed(self.told) if one.id), "")

    def names(self, *but: str) -> list[str]:
        """Return the names of the events, beats and those in `but` left out."""
        return [one.name for one in self.told if one.name not in ("beat", *but)]

    def hang_up(self) -> None:
        """Let the line break, as a train in a tunnel does."""
        with contextlib.suppress(OSError, AttributeError):
            self._answer.fp.raw._sock.shutdown(socket.SHUT_RDWR)  # type: ignore[attr-defined]
        self.join(10)
        self._line.close()


def wait_until(true: Callable[[], bool], seconds: float = 10.0) -> float:
    """Wait until something holds; returns how many seconds that took. Fails after `seconds`."""
    begun = time.monotonic()
    while not true():
        assert time.monotonic() - begun < seconds, f"Not within {seconds:g} s."
        time.sleep(0.02)
    return time.monotonic() - begun
