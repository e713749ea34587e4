"""What runs by the clock: on time once, late once, twice never."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from kith.services.jobs import timetable
from kith.services.jobs.models import Job, Slot
from kith.services.jobs.tests import sample
from kith.services.jobs.timetable import Every
from kith.services.jobs.worker import run_waiting

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def every_quarter() -> Iterator[Every]:
    """A timetable of one entry, four times an hour."""
    before = timetable.entries()
    entry = Every(sample.by_the_clock, minutes=15)
    timetable.assemble([entry])
    yield entry
    timetable.assemble(before)


@pytest.mark.parametrize(
    ("entry", "following"),
    [
        (Every(sample.by_the_clock, minutes=15), NINE + timedelta(minutes=15)),
        (Every(sample.by_the_clock, hours=1, minute=5), NINE + timedelta(minutes=5)),
        (Every(sample.by_the_clock, days=1, hour=3), NINE + timedelta(hours=18)),
        (Every(sample.by_the_clock, days=1, hour=9), NINE + timedelta(days=1)),
    ],
)
def test_the_next_run_is_the_first_after(entry: Every, following: datetime) -> None:
    assert entry.next_after(NINE) == following


def test_an_entry_says_how_often() -> None:
    with pytest.raises(ValueError, match="how often"):
        Every(sample.by_the_clock, hour=3)


def test_no_job_stands_in_it_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        timetable.assemble([Every(sample.by_the_clock, days=1), Every(sample.by_the_clock, hours=1)])


def runs_at(*moments: datetime) -> list[int]:
    """Let the timetable look at each moment; returns how many jobs each look left."""
    left = []
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            left.append(timetable.run_due())
    return left


def test_due_it_runs_once(every_quarter: Every, traces_folder) -> None:
    minutes = [0, 14, 15, 15, 16, 29, 30]
    assert runs_at(*(NINE + timedelta(minutes=minute) for minute in minutes)) == [0, 0, 1, 0, 0, 0, 1]
    assert (run_waiting(), sample.traces("by-the-clock")) == (1, 1)


def test_late_it_runs_once_and_then_on_time(every_quarter: Every) -> None:
    runs_at(NINE)
    assert runs_at(NINE + timedelta(hours=7, minutes=3), NINE + timedelta(hours=7, minutes=15)) == [1, 1]


def test_a_restart_neither_skips_nor_doubles(every_quarter: Every) -> None:
    runs_at(NINE, NINE + timedelta(minutes=15))
    timetable.assemble([every_quarter])
    timetable.forget_strangers()
    assert runs_at(NINE + timedelta(minutes=16), NINE + timedelta(minutes=30)) == [0, 1]


def test_a_shorter_interval_counts_from_now_on(every_quarter: Every) -> None:
    runs_at(NINE)
    timetable.assemble([Every(sample.by_the_clock, minutes=5)])
    assert runs_at(NINE + timedelta(minutes=1), NINE + timedelta(minutes=5)) == [0, 1]


def test_a_clock_that_jumps_back_does_not_silence_it(every_quarter: Every) -> None:
    runs_at(NINE)
    day_before = NINE - timedelta(days=1)
    assert runs_at(day_before, day_before + timedelta(minutes=15)) == [0, 1]


def test_what_is_no_longer_listed_is_forgotten(every_quarter: Every) -> None:
    runs_at(NINE)
    timetable.assemble([])
    timetable.forget_strangers()
    assert (Slot.objects.count(), runs_at(NINE + timedelta(hours=1)), Job.objects.count()) == (0, [0], 0)
