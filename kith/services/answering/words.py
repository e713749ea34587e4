"""How this room says when, in whole sentences."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.dates import month, on_day, short_day, weekday
from kith.members.people.nudges import whole_day

_LATELY = timedelta(days=30)


def asked(by: str, whom: str, at: datetime, zone: str) -> str:
    """Return "Ben asked Ada on Tuesday." """
    return _("%(by)s asked %(whom)s %(day)s.") % {"by": by, "whom": whom, "day": on_day(at, zone)}


def waits_since(at: datetime, zone: str) -> str:
    """Return since when a question waits: "Asked on Tuesday"."""
    return _("Asked %(day)s") % {"day": on_day(at, zone)}


def helped(title: str, at: datetime, zone: str) -> str:
    """Return "Helped with “Warp or weft first?” in May 2026." """
    if at > now() - _LATELY:
        return _("Helped with “%(title)s” lately.") % {"title": title}
    return _("Helped with “%(title)s” in %(month)s.") % {"title": title, "month": month(at, zone)}


def free_from(moment: datetime, zone: str) -> str:
    """Return from which day on somebody may be asked again: "Monday 7 Dec"."""
    day = whole_day(moment, zone)
    return f"{weekday(day, zone)} {short_day(day, zone)}"
