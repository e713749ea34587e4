"""Limits on signing in. Counted in the database, so that a lost cache opens nothing (TRUST 6.5).

A limit looks back over a moving span, cut into slices; what lies in a slice that is partly past still
counts, so the answer errs towards no. Each try is counted and committed before the sum is read: of many
tries at one moment no more than the limit get through.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models

from kith.base.kit.clock import now
from kith.members.people.models import Count
from kith.members.people.tokens import hashed

_SLICES = 60


@dataclass(frozen=True, slots=True)
class Limit:
    """So many times in a span, for each `who`."""

    name: str
    times: int
    span: timedelta

    @property
    def slice(self) -> timedelta:
        return self.span / _SLICES


MAILS_AN_HOUR = Limit("mails-hour", 3, timedelta(hours=1))
MAILS_A_DAY = Limit("mails-day", 10, timedelta(days=1))
ASKS = Limit("asks", 60, timedelta(minutes=30))
FAILED_HERE = Limit("failed-client", 20, timedelta(minutes=30))
FAILED_CODES = Limit("failed-codes", 5, timedelta(minutes=30))
FAILED_PASSWORDS = Limit("failed-passwords", 5, timedelta(minutes=30))
FAILED_SECOND = Limit("failed-second", 5, timedelta(minutes=30))
CHALLENGES = Limit("challenges", 120, timedelta(minutes=30))
REFUSALS_TOLD = Limit("refusals-told", 1, timedelta(minutes=30))
LONGEST = timedelta(days=1)


def take(limit: Limit, who: str) -> bool:
    """Count one try of `who` (an address, a client) and say whether it is within the limit.

    A refused try does not count, so nobody is kept out by knocking. Call it outside a transaction.
    """
    name = hashed(who)
    moment = now()
    start = _slice_start(limit, moment)
    _add(limit, name, start)
    if _sum(limit, name, moment) <= limit.times:
        return True
    _subtract(limit, name, start)
    return False


def give_back(limit: Limit, who: str) -> None:
    """Uncount the latest try of `who`, because it turned out well."""
    row = Count.objects.filter(name=limit.name, who=hashed(who), times__gt=0).order_by("-span_start").first()
    if row is not None:
        _subtract(limit, row.who, row.span_start)


def _slice_start(limit: Limit, moment: datetime) -> datetime:
    seconds = limit.slice.total_seconds()
    return datetime.fromtimestamp(moment.timestamp() // seconds * seconds, tz=moment.tzinfo)


def _add(limit: Limit, name: str, start: datetime) -> None:
    row, _made = Count.objects.get_or_create(name=limit.name, who=name, span_start=start)
    Count.objects.filter(pk=row.pk).update(times=models.F("times") + 1)


def _sum(limit: Limit, name: str, moment: datetime) -> int:
    recent = Count.objects.filter(name=limit.name, who=name, span_start__gt=moment - limit.span - limit.slice)
    return recent.aggregate(total=models.Sum("times"))["total"] or 0


def _subtract(limit: Limit, name: str, start: datetime) -> None:
    Count.objects.filter(name=limit.name, who=name, span_start=start, times__gt=0).update(
        times=models.F("times") - 1
    )
