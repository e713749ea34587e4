"""A job: something to do after the transaction that asked for it, or when the clock says so."""

from django.db import models
from django.db.models import Q

from kith.base.kit.clock import now


class Job(models.Model):
    """One piece of work that waits, runs, or has failed for good. Done work leaves no row.

    At most one job of a key waits and at most one runs, whoever asks and however often.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        FAILED = "failed"

    name = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    prompt = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=now)
    run_after = models.DateTimeField(default=now)
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=80, blank=True)
    # Grows while its worker lives; that it grows matters, not when: clocks may jump.
    beat = models.PositiveIntegerField(default=0)
    # Kind of the last fault and where it happened; never its words, which may name people.
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running", "failed"]), name="jobs_state_is_known"
            ),
            models.UniqueConstraint(
                fields=["key"], condition=Q(state="waiting"), name="jobs_one_waits_per_key"
            ),
            models.UniqueConstraint(
                fields=["key"], condition=Q(state="running"), name="jobs_one_runs_per_key"
            ),
        ]
        # Not a partial index: SQLite cannot tell that a bound "waiting" fits its condition.
        indexes = [
            models.Index(fields=["state", "-prompt", "run_after", "id"], name="jobs_next_in_turn"),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.state})"
