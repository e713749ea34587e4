from django.conf import settings
from django.db import models

from kith.base.kit.clock import now


class Act(models.Model):
    """Something limited that a person did, kept for as long as it counts. times: how many at once."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=20)
    times = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["person", "name", "-at"], name="moderation_acts_of"),
            models.Index(fields=["at"], name="moderation_acts_old"),
        ]


class Lift(models.Model):
    """The limits on writing are lifted in a community until then: for one person, or for everyone (None)."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=now)
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["community", "-until"], name="moderation_lifted")]
