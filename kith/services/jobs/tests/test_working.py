"""The worker's rounds: jobs, ticks and the timetable side by side, and an orderly end."""

import threading

import pytest

from kith.base.kit.complaints import Complaints
from kith.services.jobs import ticks
from kith.services.jobs.models import Job
from kith.services.jobs.tests import sample
from kith.services.jobs.tests.conftest import wait_until
from kith.services.jobs.worker import Pace, run_worker

QUICK = Pace(poll=0.02, tick=0.02, beat=0.05, patience=5.0, grace=5.0)


@pytest.fixture
def running(transactional_db: None, traces_folder):
    """A worker in a thread of this process; stopped afterwards."""
    stop = threading.Event()
    thread = threading.Thread(target=run_worker, args=(stop, QUICK))
    thread.start()
    yield stop
    (traces_folder / "go").touch()
    stop.set()
    thread.join(timeout=20)
    assert not thread.is_alive()


def test_it_does_what_waits(running) -> None:
    sample.quick.later(number=1)
    wait_until(lambda: not Job.objects.exists())
    assert sample.traces("quick-1") == 1


def test_a_long_job_holds_up_nothing_that_someone_waits_for(running) -> None:
    sample.slow.later(number=1)
    wait_until(lambda: sample.traces("slow-1-began"))
    sample.urgent.later(number=2)
    wait_until(lambda: sample.traces("urgent-2"))
    assert sample.traces("slow-1-ended") == 0


def test_told_to_stop_it_finishes_what_runs(running, traces_folder) -> None:
    sample.slow.later(number=1)
    wait_until(lambda: sample.traces("slow-1-began"))
    running.set()
    (traces_folder / "go").touch()
    wait_until(lambda: not Job.objects.exists())
    assert sample.traces("slow-1-ended") == 1


def test_ticks_are_called_and_one_that_fails_holds_up_no_other(running, monkeypatch) -> None:
    called: list[str] = []

    def fail() -> None:
        raise RuntimeError

    monkeypatch.setattr(ticks, "_ticks", {"bad": fail, "good": lambda: called.append("good")})
    wait_until(lambda: len(called) > 3)


def test_a_tick_that_keeps_failing_is_logged_once_until_it_goes_well(monkeypatch, caplog) -> None:
    broken = [True, True, False, True]

    def tick() -> None:
        if broken.pop(0):
            raise RuntimeError

    monkeypatch.setattr(ticks, "_complaints", Complaints(lambda: 0.0))
    monkeypatch.setattr(ticks, "_ticks", {"bad": tick})
    for _second in range(4):
        ticks.tick_all()
    assert [record.getMessage() for record in caplog.records] == ["The tick bad failed."] * 2
