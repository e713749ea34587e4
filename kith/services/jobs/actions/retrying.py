"""Trying again what had failed for good, once its cause is mended."""

from django.db import transaction

from kith.base.kit.clock import now
from kith.services.jobs.models import Job


def try_again() -> int:
    """Let every failed job wait once more, with all its attempts. Returns how many.

    Where the same work was asked for again meanwhile, the failed row goes: the newer one serves.
    """
    moved = 0
    for job in Job.objects.filter(state=Job.State.FAILED).order_by("id"):
        with transaction.atomic():
            if Job.objects.filter(state=Job.State.WAITING, key=job.key).exists():
                job.delete()
                continue
            job.state, job.attempts, job.run_after, job.error = Job.State.WAITING, 0, now(), ""
            job.save(update_fields=["state", "attempts", "run_after", "error"])
        moved += 1
    return moved
