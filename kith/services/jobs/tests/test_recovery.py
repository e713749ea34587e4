"""Workers that die, and workers that meet."""

import os
import signal
import threading
from collections import Counter

import pytest

from kith.services.jobs.actions.taking import beat, put_done, take
from kith.services.jobs.models import Job
from kith.services.jobs.recovery import Watch
from kith.services.jobs.tests import sample
from kith.services.jobs.tests.conftest import wait_until


class Steady:
    """A steady clock that a test moves."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.mark.django_db
def test_a_beat_that_stands_still_gives_the_job_away(traces_folder) -> None:
    sample.quick.later(number=1)
    job, clock = take("first"), Steady()
    watch = Watch(patience=60, clock=clock)
    looks = []
    for seconds in (0, 59, 60):
        clock.seconds = seconds
        looks.append(watch.look())
    assert looks == [0, 0, 1]
    again = take("second")
    assert (again.pk, again.attempts, put_done(job), put_done(again)) == (job.pk, 2, False, True)


@pytest.mark.django_db
def test_a_beat_that_moves_keeps_the_job(traces_folder) -> None:
    sample.quick.later(number=1)
    take("first")
    clock = Steady()
    watch = Watch(patience=60, clock=clock)
    for seconds in range(0, 600, 50):
        clock.seconds = seconds
        assert watch.look() == 0
        assert beat("first") == 1


@pytest.mark.django_db
def test_a_job_that_kills_its_workers_fails_in_the_end(traces_folder) -> None:
    sample.failing.later(number=1)
    clock = Steady()
    for _attempt in range(3):
        take("w")
        watch = Watch(patience=1, clock=clock)
        watch.look()
        clock.seconds += 1
        watch.look()
    assert Job.objects.get().state == "failed"


@pytest.mark.slow
def test_a_killed_workers_job_is_done_by_another(worker) -> None:
    first = worker()
    sample.slow.later(number=1)
    wait_until(lambda: sample.traces("slow-1-began") == 1)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    worker()
    wait_until(lambda: sample.traces("slow-1-began") == 2)
    (sample.folder() / "go").touch()
    wait_until(lambda: not Job.objects.exists())
    assert sample.traces("slow-1-ended") == 1


@pytest.mark.slow
def test_a_worker_told_to_stop_hands_its_job_back(worker) -> None:
    first = worker()
    sample.slow.later(number=1)
    wait_until(lambda: sample.traces("slow-1-began") == 1)
    first.terminate()
    assert first.wait(timeout=15) == 0
    assert list(Job.objects.values_list("state", "attempts")) == [("waiting", 0)]


@pytest.mark.slow
def test_workers_never_do_the_same_job_at_once(worker) -> None:
    for number in range(60):
        sample.quick.later(number=number)
    for _worker in range(3):
        worker()
    wait_until(lambda: not Job.objects.exists(), seconds=40)
    assert [sample.traces(f"quick-{number}") for number in range(60)] == [1] * 60


@pytest.mark.django_db(transaction=True)
def test_threads_never_take_the_same_job() -> None:
    for number in range(40):
        sample.quick.later(number=number)
    taken: list[int] = []

    def work(name: str) -> None:
        from django.db import connection

        while (job := take(name)) is not None:
            taken.append(job.pk)
        connection.close()

    threads = [threading.Thread(target=work, args=(f"w{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # A look that found every row locked by others ends a thread early; none is taken twice all the same.
    assert (max(Counter(taken).values()), len(taken)) == (1, 40)


@pytest.mark.django_db
def test_work_of_a_running_key_waits_for_its_end(traces_folder) -> None:
    sample.quick.later(number=1)
    running = take("first")
    sample.quick.later(number=1)
    assert take("second") is None
    put_done(running)
    assert take("second").key == "sample.quick:1"
