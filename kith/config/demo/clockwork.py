"""Lets actions happen in the past: for a while, the house's one clock shows another moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, tzinfo

from kith.base.kit import clock


@dataclass(frozen=True, slots=True)
class _Standing:
    """Stands in for `datetime` where the clock asks it for the time."""

    moment: datetime

    def now(self, zone: tzinfo) -> datetime:
        return self.moment.astimezone(zone)


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Let `clock.now()` answer `moment` inside; for one process with one thread, as a command is."""
    real = clock.datetime
    clock.datetime = _Standing(moment)  # type: ignore[misc, assignment]
    try:
        yield
    finally:
        clock.datetime = real  # type: ignore[misc]
