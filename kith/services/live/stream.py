"""One open stream: for whom, what it follows, and what waits to be sent."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from kith.services.live import events
from kith.services.live.bounds import BEAT, LASTS

if TYPE_CHECKING:
    from kith.services.live.hub import Hub


@dataclass(slots=True, eq=False)
class Stream:
    """person: id of who reads it. token_hash: of their session, looked up again and again. followed: the last
    post told of, by conversation (keys). shown_in: conversations (keys) where they let themselves be seen.

    versions, rows: of the conversations when last looked at; their version and id, by key. reached: where
    that last post stood in each. here: who was said to be there. may_be_shown: whether this person's profile
    says that they are around; None until looked up.
    due: when to look again, by the monotonic clock; at once at first.
    """

    person: int
    token_hash: str
    followed: dict[str, str]
    shown_in: frozenset[str] = frozenset()
    versions: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    reached: dict[str, int] = field(default_factory=dict)
    here: dict[str, list[str]] = field(default_factory=dict)
    may_be_shown: bool | None = None
    due: float = 0.0
    parcels: SimpleQueue = field(default_factory=SimpleQueue)

    def send(self, *parcels: bytes) -> None:
        """Let these go out, in this order."""
        for parcel in parcels:
            self.parcels.put(parcel)

    def end(self) -> None:
        """Let the stream end, once what waits has gone out."""
        self.parcels.put(None)


def flow(stream: Stream, hub: "Hub") -> Iterator[bytes]:
    """Yield what a stream sends, for as long as it lasts; holds nothing but its thread while it waits."""
    if not hub.enter(stream):
        return
    try:
        yield events.HELLO
        until = time.monotonic() + LASTS
        while time.monotonic() < until:
            try:
                parcel = stream.parcels.get(timeout=BEAT)
            except Empty:
                parcel = events.BEAT
            if parcel is None:
                return
            yield parcel
    finally:
        hub.leave(stream)
