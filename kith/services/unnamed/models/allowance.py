from django.conf import settings
from django.db import models

from kith.base.kit.clock import now


class StandIn(models.Model):
    """The person row that stands as the author of everything written without a name. There is one."""

    only = models.PositiveSmallIntegerField(default=1, unique=True)
    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class Allowance(models.Model):
    """A community lets its members ask without their name: since when and by whom, until when and by whom."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateTimeField(default=now)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community"], condition=models.Q(ended_at=None), name="unnamed_allowed_once"
            )
        ]
