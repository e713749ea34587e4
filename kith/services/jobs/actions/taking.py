"""Taking a job, keeping it, and putting it down: the moves of a worker."""

import logging
import traceback
from datetime import datetime, timedelta
from pathlib import Path

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from kith.base.kit.clock import now
from kith.services.jobs.models import Job
from kith.services.jobs.registry import find

FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(hours=6)
_log = logging.getLogger("kith.jobs")


def take(worker: str, prompt_only: bool = False) -> Job | None:
    """Take the next job in turn for `worker`, or return None. No two workers ever take the same."""
    # A look first: on SQLite a transaction that finds nothing would still hold up writers.
    if not _in_turn(prompt_only).exists():
        return None
    with transaction.atomic():
        job = _in_turn(prompt_only).select_for_update(skip_locked=True).first()
        if job is None:
            return None
        job.state, job.worker, job.attempts, job.beat = Job.State.RUNNING, worker, job.attempts + 1, 0
        job.save(update_fields=["state", "worker", "attempts", "beat"])
    return job


def _in_turn(prompt_only: bool) -> QuerySet[Job]:
    busy = Job.objects.filter(state=Job.State.RUNNING).values("key")
    waiting = Job.objects.filter(state=Job.State.WAITING, run_after__lte=now()).exclude(key__in=busy)
    if prompt_only:
        waiting = waiting.filter(prompt=True)
    return waiting.order_by("-prompt", "run_after", "id")


def beat(worker: str) -> int:
    """Show that `worker` still lives. Returns how many jobs it holds."""
    return Job.objects.filter(worker=worker, state=Job.State.RUNNING).update(beat=F("beat") + 1)


def put_done(job: Job) -> bool:
    """Remove a job that is done. False when it was no longer this worker's."""
    return bool(_still_ours(job).delete()[0])


def put_back(job: Job, fault: BaseException) -> None:
    """Let a job that failed wait for another attempt, or mark it failed after the last."""
    kind = find(job.name)
    # A room may be gone, and its jobs with it: no attempt would find them.
    again = kind is not None and job.attempts <= kind.retries
    _leave(job, again, now() + wait_before(job.attempts + 1), describe(fault))


def take_over(job: Job) -> bool:
    """Let a job wait again whose worker ended without a word. False when the job has moved since."""
    kind = find(job.name)
    again = kind is None or job.attempts <= kind.retries
    return _leave(job, again, now(), "Its worker ended while at it.", beat=job.beat)


def hand_back(worker: str) -> int:
    """Let every job that `worker` holds wait again, the attempt uncounted. Returns how many."""
    held = list(Job.objects.filter(worker=worker, state=Job.State.RUNNING))
    for job in held:
        _leave(job, True, now(), job.error, attempts=job.attempts - 1)
    return len(held)


def wait_before(attempt: int) -> timedelta:
    """Return how long to wait before an attempt: 15 s before the second, each wait four times the last."""
    return min(FIRST_WAIT * 4 ** min(attempt - 2, 8), LONGEST_WAIT)


def describe(fault: BaseException) -> str:
    """Say what kind of fault it was and where; not its words, which may name people."""
    frames = traceback.extract_tb(fault.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(fault).__module__}.{type(fault).__qualname__}{place}"[:300]


def _leave(
    job: Job, again: bool, run_after: datetime, error: str, attempts: int | None = None, **held: int
) -> bool:
    changes = {
        "state": Job.State.WAITING if again else Job.State.FAILED,
        "run_after": run_after,
        "worker": "",
        "error": error,
        "attempts": job.attempts if attempts is None else attempts,
    }
    try:
        with transaction.atomic():
            moved = bool(_still_ours(job).filter(**held).update(**changes))
    except IntegrityError:
        # Someone asked for the same work while it ran: that job waits already, and serves for this one.
        return bool(_still_ours(job).filter(**held).delete()[0])
    if moved and not again:
        _log.error("%s has failed for good: %s", job.key, error)
    return moved


def _still_ours(job: Job) -> QuerySet[Job]:
    """The row as long as no other worker has taken it over."""
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, worker=job.worker, attempts=job.attempts)
