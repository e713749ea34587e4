"""When things happen in the demo: written as people say it, counted back from today."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/London")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKS_AGO = re.compile(rf"(\d+) weeks? ago, ({'|'.join(_DAYS)}) (\d\d:\d\d)")
_DAYS_AGO = re.compile(r"(?:(\d+) days ago|(yesterday)) (\d\d:\d\d)")
_HOURS_AGO = re.compile(r"(\d+) hours ago")
_LATER = re.compile(r"\+(\d+) (\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Turns what is written into moments. now: aware; the moment the demo is loaded at."""

    now: datetime

    def moment(self, written: str | int) -> datetime:
        """Return the moment of "30 weeks ago, Tuesday 21:40", "9 days ago 18:20", "yesterday 20:10",
        "5 hours ago", or of a number of weeks (their Monday, at noon).

        Raises ValueError for anything else.
        """
        if isinstance(written, int):
            return self._weeks_ago(written, "Monday", "12:00")
        if found := _WEEKS_AGO.fullmatch(written):
            return self._weeks_ago(int(found[1]), found[2], found[3])
        if found := _DAYS_AGO.fullmatch(written):
            return self._days_ago(1 if found[2] else int(found[1]), found[3])
        if found := _HOURS_AGO.fullmatch(written):
            return self.now - timedelta(hours=int(found[1]))
        raise ValueError(f"the demo does not know when {written!r} is")

    def later(self, start: datetime, written: str) -> datetime:
        """Return the moment of "+1 07:15": so many days after the day of `start`, at that time."""
        found = _LATER.fullmatch(written)
        if not found:
            raise ValueError(f"the demo does not know when {written!r} is")
        return _at(start.astimezone(ZONE) + timedelta(days=int(found[1])), found[2])

    def days_ago(self, days: int) -> datetime:
        """Return the moment exactly so many days before now."""
        return self.now - timedelta(days=days)

    def _weeks_ago(self, weeks: int, day: str, clock: str) -> datetime:
        today = self.now.astimezone(ZONE)
        return _at(today + timedelta(days=_DAYS.index(day) - today.weekday() - 7 * weeks), clock)

    def _days_ago(self, days: int, clock: str) -> datetime:
        return _at(self.now.astimezone(ZONE) - timedelta(days=days), clock)


def _at(day: datetime, clock: str) -> datetime:
    return datetime.combine(day.date(), time.fromisoformat(clock), tzinfo=ZONE)
