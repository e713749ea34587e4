"""The roll-ups as a projection of the ledger: each entry that counts adds one to its day and its week."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from django.db import connection

from kith.members.communities.models import Audience, Community
from kith.services.activity import verbs
from kith.services.activity.models import Entry
from kith.services.activity.projections import Projection
from kith.services.measures.calendar import monday_of
from kith.services.measures.models import DailyCount, WeeklyCount
from kith.services.measures.turning import turned

Key = tuple[int, int, date, str]  # community, audience, day or Monday, what

_ADD = """INSERT INTO {table} (community_id, audience_id, {span}, what, count) VALUES (%s, %s, %s, %s, %s)
 ON CONFLICT (community_id, {span}, what, audience_id) DO UPDATE SET count = {table}.count + excluded.count"""
_TAKE = """UPDATE {table} SET count = CASE WHEN count > %s THEN count - %s ELSE 0 END
 WHERE community_id = %s AND audience_id = %s AND {span} = %s AND what = %s"""


def apply(entries: Sequence[Entry]) -> None:
    """Count these entries, imported ones on the day they happened too, and take back what is out of sight.

    What only one person or two may see is counted nowhere (RULINGS 33).
    """
    kinds = {verb.name: verb.counts_as for verb in verbs.all_verbs() if verb.counts_as}
    counted = [(entry, 1) for entry in entries if entry.verb in kinds] + turned(entries)
    private = _private({entry.audience_id for entry, _much in counted})
    zones = _zones({entry.community_id for entry, _much in counted})
    days: Counter[Key] = Counter()
    for entry, much in counted:
        if entry.audience_id not in private:
            day = entry.at.astimezone(zones[entry.community_id]).date()
            days[entry.community_id, entry.audience_id, day, kinds[entry.verb]] += much
    weeks: Counter[Key] = Counter()
    for (community, audience, day, what), count in days.items():
        weeks[community, audience, monday_of(day), what] += count
    _add(DailyCount, "day", days)
    _add(WeeklyCount, "week", weeks)


def forget() -> None:
    """Empty the roll-ups, to be counted again from the ledger."""
    DailyCount.objects.all().delete()
    WeeklyCount.objects.all().delete()


def _private(audiences: set[int]) -> set[int]:
    return set(Audience.objects.private().filter(pk__in=audiences).values_list("pk", flat=True))


def _zones(communities: set[int]) -> Mapping[int, ZoneInfo]:
    rows = Community.objects.filter(pk__in=communities).values_list("pk", "zone")
    return {pk: ZoneInfo(zone) for pk, zone in rows}


def _add(model: type[DailyCount] | type[WeeklyCount], span: str, counts: Mapping[Key, int]) -> None:
    add, take = (each.format(table=model._meta.db_table, span=span) for each in (_ADD, _TAKE))
    more = [(*key, count) for key, count in counts.items() if count > 0]
    fewer = [(-count, -count, *key) for key, count in counts.items() if count < 0]
    with connection.cursor() as cursor:
        cursor.executemany(add, more)
        cursor.executemany(take, fewer)
    if fewer:
        model.objects.filter(count=0).delete()


PROJECTION = Projection("measures", apply, forget, version=2)
