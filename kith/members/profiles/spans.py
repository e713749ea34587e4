"""Years and months as people write them, and as they are kept: "March 2019" is "2019-03"."""

import re
from datetime import UTC, date, datetime

from babel.dates import get_month_names
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kith.base.kit import dates
from kith.base.kit.clock import now

_YEAR = re.compile(r"(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[/. -](\d{4})")
_NAMED = re.compile(r"([^\W\d_]{3,})\.?,? +(\d{4})")
_EARLIEST = 1900


def kept(typed: str) -> str:
    """Return a year or a month as it is kept, "" for nothing.

    Raises ValueError for what is neither, or lies before 1900 or after next year.
    """
    text = " ".join(typed.split())
    if not text:
        return ""
    year, month = _read(text)
    if not _EARLIEST <= year <= now().year + 1 or not 0 <= month <= 12:
        raise ValueError(text)
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def said(span: str) -> str:
    """Return a kept year or month as people say it: "March 2019", "2019"."""
    if "-" not in span:
        return span
    year, month = span.split("-")
    return dates.month(datetime.combine(date(int(year), int(month), 1), datetime.min.time(), UTC))


def between(since: str, until: str) -> str:
    """Return a while in words: "March 2019 to 2021", "since 2019", "until 2021", or ""."""
    if since and until:
        return _("%(since)s to %(until)s") % {"since": said(since), "until": said(until)}
    if since:
        return _("since %(since)s") % {"since": said(since)}
    return _("until %(until)s") % {"until": said(until)} if until else ""


def is_backwards(since: str, until: str) -> bool:
    """Say whether a while ends before it begins; a year alone is taken kindly."""
    return bool(since and until) and until[: len(since)] < since[: len(until)]


def _read(text: str) -> tuple[int, int]:
    if found := _YEAR.fullmatch(text):
        return int(found[1]), 0
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]) or 13
    if found := _NUMBERS.fullmatch(text):
        return int(found[2]), int(found[1]) or 13
    if found := _NAMED.fullmatch(text):
        return int(found[2]), _month_named(found[1])
    raise ValueError(text)


def _month_named(name: str) -> int:
    """Return the month this begins the name of, in the reader's language or English."""
    wanted = name.casefold()
    for language in ((get_language() or "en").split("-")[0], "en"):
        for number, month in get_month_names("wide", locale=language).items():
            if month.casefold().startswith(wanted):
                return int(number)
    raise ValueError(name)
