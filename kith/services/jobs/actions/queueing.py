"""Leaving work for later."""

from datetime import datetime
from typing import TYPE_CHECKING

from kith.base.kit.clock import now
from kith.services.jobs.models import Job

if TYPE_CHECKING:
    from kith.services.jobs.registry import Id, Kind


def enqueue(kind: "Kind", ids: "dict[str, Id]", moment: datetime | None = None) -> None:
    """Let a job wait, unless one of its key does already. Part of the caller's transaction.

    Raises TypeError when the arguments do not fit the job's function.
    """
    asked = Job(
        name=kind.name,
        arguments=ids,
        key=kind.key_of(ids),
        prompt=kind.prompt,
        run_after=moment or now(),
    )
    # One statement, and no error to spoil the transaction when the key is taken.
    Job.objects.bulk_create([asked], ignore_conflicts=True)
