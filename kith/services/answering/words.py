"""How this room says when, in a sentence of its own for each, so that it can be translated."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.dates import month, short_day, weekday
from kith.members.people.nudges import whole_day


def asked(by: str, whom: str, at: datetime, zone: str) -> str:
    """Return "Ben asked Ada on Tuesday." """
    days = _days_ago(at, zone)
    names = {"by": by, "whom": whom}
    if days < 1:
        return _("%(by)s asked %(whom)s today.") % names
    if days == 1:
        return _("%(by)s asked %(whom)s yesterday.") % names
    names["day"] = weekday(at, zone) if days < 7 else short_day(at, zone)
    return _("%(by)s asked %(whom)s on %(day)s.") % names


def waits_since(at: datetime, zone: str) -> str:
    """Return since when a question waits: "Asked on Tuesday"."""
    days = _days_ago(at, zone)
    if days < 1:
        return _("Asked today")
    if days == 1:
        return _("Asked yesterday")
    return _("Asked on %(day)s") % {"day": weekday(at, zone) if days < 7 else short_day(at, zone)}


def helped(title: str, at: datetime, zone: str) -> str:
    """Return "Helped with “Warp or weft first?” in May 2026." """
    days = _days_ago(at, zone)
    if days < 30:
        return _("Helped with “%(title)s” lately.") % {"title": title}
    return _("Helped with “%(title)s” in %(month)s.") % {"title": title, "month": month(at, zone)}


def free_from(moment: datetime, zone: str) -> str:
    """Return from which day on somebody may be asked again: "Monday 7 Dec"."""
    day = whole_day(moment, zone)
    return f"{weekday(day, zone)} {short_day(day, zone)}"


def _days_ago(at: datetime, zone: str) -> int:
    here = ZoneInfo(zone)
    return (now().astimezone(here).date() - at.astimezone(here).date()).days
