"""What conversations hang on, as the rooms of their hosts tell it: what it is called, and where they live.

A thread names its host by kind and id (models/thread.py). The room of that kind of host adds a Host as it starts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


# The lasting address of a thread; a room whose threads live elsewhere says so.
ADDRESS = "/c/{slug}/conversations/{key}/"


@dataclass(frozen=True, slots=True)
class Hung:
    """What one thread hangs on. about: a sentence or "". href: its page."""

    name: str
    href: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Host:
    """A kind of host. found: given its id, says what it is, or None where it is gone.

    address: where its threads live, with {slug} of their community and {key}.
    """

    kind: str
    found: Callable[[int], Hung | None]
    address: str = ADDRESS


_hosts: dict[str, Host] = {}


def add(host: Host) -> None:
    """Let threads hang on things of this kind; called by a room as it starts."""
    _hosts[host.kind] = host


def address_of(host_kind: str, slug: str, key: str) -> str:
    """Return where a thread lives that hangs on something of this kind."""
    host = _hosts.get(host_kind)
    return (host.address if host else ADDRESS).format(slug=slug, key=key)


def hung_on(thread: Any) -> Hung | None:
    """Return what a thread (or its Opening) hangs on, or None where no room tells of it."""
    host = _hosts.get(thread.host_kind)
    return host.found(thread.host_id) if host else None
