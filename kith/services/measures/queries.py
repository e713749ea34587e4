"""What other floors may read of the roll-ups."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Sum

from kith.base.ui.cloth import Week
from kith.members.communities.access import visible_audiences
from kith.members.communities.models import Community
from kith.services.measures.calendar import this_monday
from kith.services.measures.models import DailyCount, WeeklyCount

YEAR = 52
BUSY_RANK = 3
BUSY_LEAST = 6

_ON_THE_CLOTH = ("talk", "gathering", "kept")
_Counts = dict[date, dict[str, int]]  # by Monday, by what


def weeks(community: Community, count: int = YEAR, reader: Any = None) -> list[Week]:
    """Return a community's last weeks, oldest first, the last one holding today.

    reader: a Person or Viewer, to leave out what they may not see. Without one, the weeks are those of
    the cloth a community shows to everyone: the rhythm of what all its members share, in three steps, and
    nothing more (decisions/0014). What is for a group of them leaves no trace on it.
    """
    return weeks_of([community], count, reader)[community.pk]


def weeks_of(
    communities: Sequence[Community], count: int = YEAR, reader: Any = None
) -> dict[int, list[Week]]:
    """Return the last weeks of each community by its id, as `weeks` does. One statement for all."""
    mondays = {each.pk: _mondays(each.zone, count) for each in communities}
    if not mondays:
        return {}
    rows = WeeklyCount.objects.filter(
        community__in=list(mondays),
        what__in=_ON_THE_CLOTH,
        week__gte=min(span[0] for span in mondays.values()),
    )
    if reader is not None:
        rows = rows.filter(audience__in=visible_audiences(reader).values("pk"))
    else:
        rows = rows.filter(audience__group=None)
    counts: dict[int, _Counts] = defaultdict(lambda: defaultdict(dict))
    for pk, week, what, number in rows.values_list("community_id", "week", "what").annotate(Sum("count")):
        counts[pk][week][what] = number
    return {pk: _knitted(span, counts[pk]) for pk, span in mondays.items()}


def days(community: Community, what: str, first: date, last: date, reader: Any) -> Mapping[date, int]:
    """Return how often something happened on each day from first to last that had any, oldest first.

    what: "talk", "kept", "joined", "left", "gathering". reader: Person, Viewer or None for a stranger;
    what they may not see is not counted. These are plain numbers of things that happened;
    whoever shows people's numbers to people rounds them first (RULINGS 26).
    """
    rows = DailyCount.objects.filter(
        community=community,
        what=what,
        day__range=(first, last),
        audience__in=visible_audiences(reader).values("pk"),
    )
    return dict(rows.order_by("day").values_list("day").annotate(Sum("count")))


def talk_level(number: int, busy: int) -> int:
    """Return 0 for a quiet week, else 1 to 3: thirds of what a busy week of this community holds."""
    if number == 0:
        return 0
    return 1 if number * 3 < busy else 2 if number * 3 < busy * 2 else 3


def busy_week(numbers: Sequence[int]) -> int:
    """Return how much is said in a busy week: as in the third-busiest of these, and never under six.

    The third, so that one extraordinary week doesn't make a year look silent; six, so that a single
    word doesn't look like a crowd.
    """
    ordered = sorted(numbers, reverse=True)
    return max([BUSY_LEAST, *ordered[BUSY_RANK - 1 : BUSY_RANK]])


def _mondays(zone: str, count: int) -> list[date]:
    last = this_monday(zone)
    return [last - timedelta(weeks=ago) for ago in reversed(range(count))]


def _knitted(mondays: Sequence[date], counts: _Counts) -> list[Week]:
    busy = busy_week([week.get("talk", 0) for week in counts.values()])
    return [_week(counts[monday], busy) if monday in counts else _QUIET for monday in mondays]


def _week(counts: Mapping[str, int], busy: int) -> Week:
    level = talk_level(counts.get("talk", 0), busy)
    return Week(talk=level, gathering=bool(counts.get("gathering")), kept=bool(counts.get("kept")))


_QUIET = Week()
