"""The worker: a process that does what waits, keeps the timetable, and looks after its like."""

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import close_old_connections, connections

from kith.services.jobs import ticks, timetable
from kith.services.jobs.actions import taking
from kith.services.jobs.models import Job
from kith.services.jobs.recovery import Watch
from kith.services.jobs.registry import find

_log = logging.getLogger("kith.jobs")


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a worker looks, in seconds.

    poll: for a next job when idle. tick: calls ticks. beat: shows that it lives, keeps the timetable.
    patience: how long another's beat may stand still. grace: time to finish when told to stop.
    """

    poll: float = 0.5
    tick: float = 1.0
    beat: float = 2.0
    patience: float = 60.0
    grace: float = 7.0


class NoSuchJob(Exception):
    """No room declares a job of that name any more."""


def run_worker(stop: threading.Event, pace: Pace | None = None) -> None:
    """Work until `stop` is set; then finish what runs, or hand it back after the grace.

    One thread does only what someone is waiting for, so that a long job holds up no sign-in.
    """
    pace = pace or Pace()
    worker = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"
    watch = Watch(pace.patience)
    timetable.forget_strangers()
    rounds: list[tuple[str, float, Callable[[], object]]] = [
        ("prompt", pace.poll, lambda: _work_off(worker, stop, prompt_only=True)),
        ("any", pace.poll, lambda: _work_off(worker, stop)),
        ("keeper", pace.beat, lambda: _keep(worker, watch)),
    ]
    threads = [_begin(name, stop, every, round_) for name, every, round_ in rounds]
    _repeat("ticks", stop, pace.tick, ticks.tick_all)
    _end(worker, threads, pace.grace)


def run_waiting() -> int:
    """Do everything that waits now, here, and return how many jobs were done. For tests and scripts.

    A job that fails raises, after it was put back.
    """
    worker, done = f"here:{os.getpid()}:{secrets.token_hex(4)}", 0
    while (job := taking.take(worker)) is not None:
        fault = do(job)
        if fault:
            raise fault
        done += 1
    return done


def do(job: Job) -> Exception | None:
    """Do one job that was taken. Returns what went wrong, or None; the job is put down either way."""
    try:
        kind = find(job.name)
        if kind is None:
            raise NoSuchJob(job.name)
        kind(**job.arguments)
    except Exception as fault:
        _log.exception("%s failed at attempt %s.", job.key, job.attempts)
        taking.put_back(job, fault)
        return fault
    if not taking.put_done(job):
        _log.warning("%s was done, but another worker had taken it over.", job.key)
    return None


def _work_off(worker: str, stop: threading.Event, prompt_only: bool = False) -> None:
    while not stop.is_set() and (job := taking.take(worker, prompt_only)) is not None:
        do(job)


def _keep(worker: str, watch: Watch) -> None:
    taking.beat(worker)
    timetable.run_due()
    watch.look()


def _begin(name: str, stop: threading.Event, every: float, round_: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=_repeat, args=(name, stop, every, round_), name=name, daemon=True)
    thread.start()
    return thread


def _repeat(name: str, stop: threading.Event, every: float, round_: Callable[[], object]) -> None:
    while True:
        close_old_connections()
        try:
            round_()
        except Exception:
            # The database may be away for a while; the next round tries again.
            _log.exception("The worker's round %s failed.", name)
            connections.close_all()
        if stop.wait(every):
            break
    connections.close_all()


def _end(worker: str, threads: list[threading.Thread], grace: float) -> None:
    until = time.monotonic() + grace
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    handed = taking.hand_back(worker)
    if handed:
        _log.warning("Handed back %s jobs that were not done in time.", handed)
    connections.close_all()
