"""Finds when a mail was sent; says so when it is a guess."""

import re
from calendar import timegm
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz

from kith.ports.mail.parsing.headers import Headers

# Nothing was mailed before, so an earlier date is a broken clock.
EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=2)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_USUAL = re.compile(
    r"(?:[A-Za-z]{3}, {1,2})?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) "
    r"(\d\d):(\d\d)(?::(\d\d))? ([+-])(\d\d)(\d\d)(?:\s|$)"
)
_ENVELOPE = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.{0,60}$")
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?")


def sent_at(
    headers: Headers, envelope: str, now: datetime, fallback: datetime | None
) -> tuple[datetime, bool]:
    """Return (moment in UTC, is a guess). Date first; then Received, envelope, fallback, at last UNKNOWN."""
    moment = parse_date(headers.first("date"))
    if moment and EARLIEST <= moment <= now + _AHEAD:
        return moment, False
    received = [value.rpartition(";")[2] for value in headers.all("received")[:1]]
    found = _ENVELOPE.search(envelope)
    for value in [*headers.all("delivery-date")[:1], *received, found.group() if found else ""]:
        moment = parse_date(value)
        if moment and EARLIEST <= moment <= now + _AHEAD:
            return moment, True
    return fallback or UNKNOWN, True


def parse_date(value: str) -> datetime | None:
    """Return the moment a mail's date names, in UTC (as such if it names no zone), or None."""
    value = value.strip()[:200]
    match = _USUAL.match(value)
    try:
        if match:
            return _usual(match)
        if match := _ISO.match(value):
            moment = datetime.fromisoformat(match.group())
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        parts = parsedate_tz(value)
        if not parts:
            return None
        return datetime.fromtimestamp(timegm((*parts[:6], 0, 1, 0)) - (parts[9] or 0), UTC)
    except (ValueError, OverflowError, OSError, TypeError, IndexError, KeyError):
        return None


def _usual(match: re.Match[str]) -> datetime:
    day, month, year, hour, minute, second, sign, zone_hours, zone_minutes = match.groups()
    moment = datetime(
        int(year),
        _MONTHS[month.lower()],
        int(day),
        int(hour),
        int(minute),
        min(int(second or 0), 59),
        tzinfo=UTC,
    )
    offset = timedelta(hours=int(zone_hours), minutes=int(zone_minutes))
    return moment - offset if sign == "+" else moment + offset
