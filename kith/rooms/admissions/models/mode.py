from django.conf import settings
from django.db import models

from kith.base.kit.clock import now

_MODES = models.Q(mode__in=["open", "application", "invitation"])


class Wish(models.Model):
    """A member's wish that people come in another way. Where nobody decides alone, two equal ones do."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    mode = models.CharField(max_length=12)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "by"], name="admissions_wish_once"),
            models.CheckConstraint(condition=_MODES, name="admissions_wish_known"),
        ]


class ModeChange(models.Model):
    """A change of who may join a community: from what, to what, by whom, when."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    was = models.CharField(max_length=12)
    mode = models.CharField(max_length=12)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    seconded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.CheckConstraint(condition=_MODES, name="admissions_change_known")]
        indexes = [models.Index(fields=["community", "-at"], name="admissions_changes")]
