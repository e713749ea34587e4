"""What runs by the clock. Each entry runs once when due, once when late, and never twice."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction

from kith.base.kit.clock import now
from kith.services.jobs.models import Slot
from kith.services.jobs.registry import Kind

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Every:
    """One entry: a kind of job that needs no arguments, and how often.

    The run falls on whole multiples of the interval since 1970 (UTC), `hour` and `minute` later: a daily
    entry with hour=3 runs at 03:00 UTC. Raises ValueError without an interval.
    """

    job: Kind
    days: int = 0
    hours: int = 0
    minutes: int = 0
    seconds: int = 0
    hour: int = 0
    minute: int = 0

    def __post_init__(self):
        if self.interval <= timedelta(0):
            raise ValueError(f"{self.job.name} must say how often.")

    @property
    def interval(self) -> timedelta:
        """Return the time from one run to the next."""
        return timedelta(days=self.days, hours=self.hours, minutes=self.minutes, seconds=self.seconds)

    def next_after(self, moment: datetime) -> datetime:
        """Return the first run later than `moment` (aware)."""
        start = _EPOCH + timedelta(hours=self.hour, minutes=self.minute)
        return start + ((moment - start) // self.interval + 1) * self.interval


_entries: list[Every] = []


def assemble(entries: list[Every]) -> None:
    """Replace the timetable. Raises ValueError when a job stands in it twice."""
    names = [entry.job.name for entry in entries]
    if len(set(names)) < len(names):
        raise ValueError("A job stands in the timetable twice.")
    _entries[:] = entries


def entries() -> list[Every]:
    """Return the timetable as assembled."""
    return list(_entries)


def forget_strangers() -> None:
    """Remove what the timetable no longer lists."""
    Slot.objects.exclude(name__in=[entry.job.name for entry in _entries]).delete()


def run_due() -> int:
    """Leave every job that is due for the worker. Returns how many."""
    if not _entries:
        return 0
    moment = now()
    planned = dict(Slot.objects.values_list("name", "next_run"))
    return sum(_run(entry, moment) for entry in _entries if _wants_a_look(entry, planned, moment))


def _wants_a_look(entry: Every, planned: dict[str, datetime], moment: datetime) -> bool:
    run = planned.get(entry.job.name)
    # Later than the next run could be: the interval has grown shorter since, or the clock went back.
    return run is None or run <= moment or run > entry.next_after(moment)


def _run(entry: Every, moment: datetime) -> bool:
    following = entry.next_after(moment)
    with transaction.atomic():
        slot, is_new = Slot.objects.select_for_update().get_or_create(
            name=entry.job.name, defaults={"next_run": following}
        )
        due = not is_new and slot.next_run <= moment
        if due:
            entry.job.later()
        slot.next_run = following
        slot.save(update_fields=["next_run"])
    return due
