"""Looking for less: one sort of thing, what one person wrote, what was written in a while."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.dates import short_day
from kith.members.people.names import sort_name
from kith.services.search.declarations import Sort, sorts
from kith.services.search.index.rows import ALL, Only
from kith.services.search.models.document import PLACES_A_SECOND

MOST_LETTERS = 80  # of a name
MOST_WORDS = 4  # of it
_FIRST_YEAR = 1970  # documents are told apart by seconds since then
MONTH, YEAR = "month", "year"


class Chip(NamedTuple):
    """One thing that was asked for, in words. name: what it goes by in the address."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What of all that may be found is wanted, as it stands in the address.

    kind: the name of a Sort, or "". by: a name or the beginnings of its words. when: "month", "year" or "".
    since, until: days, the second still within. zone: of who asks, whose days they are.
    """

    kind: Sort | None = None
    by: str = ""
    when: str = ""
    since: date | None = None
    until: date | None = None
    zone: str = "UTC"
    names: tuple[str, ...] = field(default=())

    @property
    def parameters(self) -> dict[str, str]:
        """What of it stands in an address."""
        said = {
            "kind": self.kind.name if self.kind else "",
            "by": self.by,
            "when": self.when,
            "from": self.since.isoformat() if self.since else "",
            "to": self.until.isoformat() if self.until else "",
        }
        return {name: value for name, value in said.items() if value}

    @property
    def only(self) -> Only:
        """The same for the index."""
        first, last = self._span()
        return Only(
            first=_place(first, self.zone, ALL.first),
            last=_place(last, self.zone, ALL.last),
            sorts=self.kind.of if self.kind else (),
            names=self.names,
        )

    def chips(self) -> list[Chip]:
        """Return each thing asked for, in words."""
        spans = {MONTH: _("This month"), YEAR: _("This year")}
        said = [
            ("kind", str(self.kind.label) if self.kind else ""),
            ("by", _("Written by “%(name)s”") % {"name": self.by} if self.by else ""),
            ("when", spans.get(self.when, "")),
            ("from", _("From %(day)s") % {"day": self._day(self.since)} if self.since else ""),
            ("to", _("Until %(day)s") % {"day": self._day(self.until)} if self.until else ""),
        ]
        return [Chip(name, label) for name, label in said if label]

    def _span(self) -> tuple[date | None, date | None]:
        """Return the first day wanted and the first no more wanted."""
        if self.when:
            first = now().astimezone(ZoneInfo(self.zone)).date().replace(day=1)
            return (first.replace(month=1) if self.when == YEAR else first), None
        return self.since, self.until + timedelta(days=1) if self.until else None

    def _day(self, day: date) -> str:
        return short_day(datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(self.zone)), self.zone)


def asked(given: Mapping[str, str], zone: str) -> Narrowing:
    """Return what an address asks for; what cannot be read is not asked for."""
    since, until = _date(given.get("from", "")), _date(given.get("to", ""))
    if since and until and until < since:
        since, until = until, since
    by = " ".join(given.get("by", "").replace("\x00", " ").split())[:MOST_LETTERS].strip()
    names = tuple(sort_name(by).split()[:MOST_WORDS])
    when = given.get("when", "")
    return Narrowing(
        kind=next((sort for sort in sorts() if sort.name == given.get("kind")), None),
        by=by if names else "",
        # Days are the more particular.
        when=when if when in (MONTH, YEAR) and not (since or until) else "",
        since=since,
        until=until,
        zone=zone,
        names=names,
    )


def is_by(name: str, names: tuple[str, ...]) -> bool:
    """Say whether a name that is shown is one that was asked for."""
    words = f" {sort_name(name)}" if names else ""
    return all(f" {word}" in words for word in names)


def _date(text: str) -> date | None:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if _FIRST_YEAR < day.year < 9999 else None


def _place(day: date | None, zone: str, otherwise: int) -> int:
    """Return the id that documents of a day begin with, in a zone."""
    if day is None:
        return otherwise
    return int(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).timestamp()) * PLACES_A_SECOND
