"""Days and times as people say them, in their own zone and language (DESIGN 7)."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kith.base.kit.clock import now

# What marks a moment that stands for its day: a full hour and one millionth of a second, which nobody means.
_COARSE = (0, 0, 1)


def day_alone(moment: datetime) -> datetime:
    """Return the moment that stands for its day and no hour of it: where a time would tell who wrote."""
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=1)


def next_hour(moment: datetime) -> datetime:
    """Return the full hour after a moment, to sort by; it is told as its day, as `day_alone` is."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=1) + timedelta(hours=1)


def is_coarse(moment: datetime) -> bool:
    """Say whether a moment stands for its day: then the day is told, and never an hour."""
    return (moment.minute, moment.second, moment.microsecond) == _COARSE


def _local(moment: datetime, zone: str) -> datetime:
    # What stands for a day is the same day to everybody.
    return moment.astimezone(UTC if is_coarse(moment) else ZoneInfo(zone))


def _language() -> str:
    # Kith's English is British.
    language = (get_language() or "en").replace("-", "_")
    return "en_GB" if language in ("en", "en_XA") else language


# The same days come again and again; Babel takes longer for one than its row does to render.
@lru_cache(maxsize=5_000)
def _written(day: date, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=language)


def short_day(moment: datetime, zone: str = "UTC") -> str:
    """Return "12 Nov", with the year when it isn't this one: "12 Nov 2019"."""
    local = _local(moment, zone)
    pattern = "d MMM" if local.year == _local(now(), zone).year else "d MMM y"
    return _written(local.date(), pattern, _language())


def weekday(moment: datetime, zone: str = "UTC") -> str:
    """Return "Wednesday"."""
    return _written(_local(moment, zone).date(), "EEEE", _language())


def clock_time(moment: datetime, zone: str = "UTC") -> str:
    """Return "14:05": always the 24-hour clock."""
    return format_time(_local(moment, zone), "HH:mm", locale=_language())


def full_moment(moment: datetime, zone: str = "UTC") -> str:
    """Return "Wednesday 12 November 2025, 14:05" for titles and print."""
    day = format_date(_local(moment, zone), "EEEE d MMMM y", locale=_language())
    return day if is_coarse(moment) else f"{day}, {clock_time(moment, zone)}"


def month(moment: datetime, zone: str = "UTC") -> str:
    """Return "May 2022"."""
    return format_date(_local(moment, zone), "MMMM y", locale=_language())


def since(moment: datetime, zone: str = "UTC") -> str:
    """Return how long ago in words: "just now", "5 hours ago", "Yesterday", "Monday", "14 Nov"."""
    present = now()
    minutes = int((present - moment) / timedelta(minutes=1))
    today, day = _local(present, zone).date(), _local(moment, zone).date()
    if is_coarse(moment):
        return _("Today") if day >= today else _older(moment, day, today, zone)
    if minutes < 2:
        return _("just now")
    if minutes < 60:
        return ngettext("%(n)s minute ago", "%(n)s minutes ago", minutes) % {"n": minutes}
    if day == today:
        hours = minutes // 60
        return ngettext("%(n)s hour ago", "%(n)s hours ago", hours) % {"n": hours}
    return _older(moment, day, today, zone)


def _older(moment: datetime, day: date, today: date, zone: str) -> str:
    if day == today - timedelta(days=1):
        return _("Yesterday")
    if today - timedelta(days=7) < day < today:
        return weekday(moment, zone)
    return short_day(moment, zone)


def on_day(moment: datetime, zone: str = "UTC") -> str:
    """Return the day as it stands within a sentence: "today", "yesterday", "on Monday", "on 14 Nov"."""
    today, day = _local(now(), zone).date(), _local(moment, zone).date()
    if day >= today:
        return _("today")
    if day == today - timedelta(days=1):
        return _("yesterday")
    return _("on %(day)s") % {"day": _older(moment, day, today, zone)}


FILTERS = {
    "short_day": short_day,
    "weekday": weekday,
    "clock_time": clock_time,
    "full_moment": full_moment,
    "month": month,
    "since": since,
    "iso": lambda moment: (moment.date() if is_coarse(moment) else moment).isoformat(),
}
