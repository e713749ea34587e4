"""Finding the jobs whose worker is gone."""

import logging
import time
from collections.abc import Callable

from kith.services.jobs.actions.taking import take_over
from kith.services.jobs.models import Job

_log = logging.getLogger("kith.jobs")


class Watch:
    """Looks at running jobs again and again; takes over those whose beat has stood still too long.

    It measures by its own steady clock and compares no times of day, so a clock that jumps an hour
    makes no job run twice.
    """

    def __init__(self, patience: float, clock: Callable[[], float] = time.monotonic):
        """patience: seconds a beat may stand still. clock: steady seconds."""
        self._patience = patience
        self._clock = clock
        self._seen: dict[tuple, float] = {}

    def look(self) -> int:
        """Compare with the last looks. Returns how many jobs were taken over."""
        moment = self._clock()
        running = {self._mark(job): job for job in Job.objects.filter(state=Job.State.RUNNING)}
        self._seen = {mark: self._seen.get(mark, moment) for mark in running}
        lost = [job for mark, job in running.items() if moment - self._seen[mark] >= self._patience]
        taken = sum(take_over(job) for job in lost)
        if taken:
            _log.warning("Took over %s jobs whose worker had ended.", taken)
        return taken

    @staticmethod
    def _mark(job: Job) -> tuple:
        return job.pk, job.worker, job.attempts, job.beat
