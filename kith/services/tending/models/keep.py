from django.conf import settings
from django.db import models

from kith.base.kit.clock import now


class Keep(models.Model):
    """Somebody keeps a conversation for themself: a place to find it again, and nobody else's business."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey("conversations.Thread", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "thread"], name="tending_kept_once")]
        indexes = [models.Index(fields=["person", "-at", "-id"], name="tending_kept_by")]
