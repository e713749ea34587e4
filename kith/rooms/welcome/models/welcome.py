from django.conf import settings
from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField

MAX_WORDS = 1_000


class Welcome(models.Model):
    """A few own words from one member to another who has just come in. The two read them, nobody else.

    arrived_at: of which coming in it is; who comes back later can be welcomed again. hidden_at: out of sight
    of all but who wrote it; why, and who said so, is kept by services/moderation.
    """

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey("communities.Membership", on_delete=models.CASCADE, related_name="+")
    arrived_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField(max_length=MAX_WORDS)
    at = models.DateTimeField(default=now)
    told_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "arrived_at", "by"], name="welcome_said_once")
        ]
        indexes = [models.Index(fields=["community", "-at"], name="welcome_newest")]


class SetAside(models.Model):
    """A newcomer would rather not do one of the first steps, or has had enough of all of them ("all")."""

    STEPS = ("hello", "learn", "answer", "read", "all")

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey("communities.Membership", on_delete=models.CASCADE, related_name="+")
    arrived_at = models.DateTimeField()
    step = models.CharField(max_length=8)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "arrived_at", "step"], name="welcome_aside_once"),
            models.CheckConstraint(
                condition=models.Q(step__in=["hello", "learn", "answer", "read", "all"]),
                name="welcome_step_known",
            ),
        ]
