"""Where conversations live: the room whose things they hang on says so, and may close one to writing.

    homes.declare(Home("letters.exchange", thread=…, mend=…, check=…))   # from its apps.py

A post's lasting address leads there, and so does whatever search and moderation link to. What hangs on a kind
that nobody declares lives with ANY.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from kith.members.people.models import Person
from kith.services.conversations.models import Post, Thread
from kith.services.moderation.limits import CONVERSATION

ANY = ""


def _anyone(thread: Thread, by: Person, source: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Place:
    """A thing that conversations hang on. host: its row, with its audience at hand."""

    slug: str
    name: str
    host: models.Model


def _nowhere(thread: Thread, person: Any) -> Sequence[Place]:
    return ()


@dataclass(frozen=True, slots=True)
class Home:
    """Where the threads of one kind of host live.

    kind: of the host, as the ledger names it, or ANY. thread: the address of one. mend: where the author of a
    post changes it. check: given a locked thread, who writes and what, raises Refusal where that may not be.
    listed: whether a community's lists of conversations show them. places: given a thread and a person, what
    it could hang on of all that this person sees.
    """

    kind: str
    thread: Callable[[Thread], str]
    mend: Callable[[Post], str]
    check: Callable[[Thread, Person, str], None] = _anyone
    listed: bool = True
    what: str = CONVERSATION
    places: Callable[[Thread, Any], Sequence[Place]] = _nowhere


_homes: dict[str, Home] = {}


def declare(home: Home) -> None:
    """Let the threads of this kind live there from now on."""
    _homes[home.kind] = home


def home_of(host_kind: str) -> Home:
    """Return where threads on this kind of host live. Raises KeyError where no room shows any."""
    return _homes.get(host_kind) or _homes[ANY]


def what_is(host_kind: str) -> str:
    """Return what the limits of writing call a thread on this kind of host."""
    home = _homes.get(host_kind)
    return home.what if home is not None else CONVERSATION


def is_elsewhere(host_kind: str) -> bool:
    """Say whether threads on this kind of host have a home of their own."""
    return host_kind != ANY and host_kind in _homes


def unlisted() -> list[str]:
    """Return the kinds of host whose threads no community lists."""
    return [home.kind for home in _homes.values() if not home.listed]


def check_writing(thread: Thread, by: Person, source: str) -> None:
    """Ask the home of a locked thread whether `by` may write in it now. Raises Refusal where not."""
    home = _homes.get(thread.host_kind)
    if home is not None:
        home.check(thread, by, source)
