from django.conf import settings
from django.db import models

from kith.base.kit.clock import now


class ReadingPosition(models.Model):
    """How far a person has read a thread. A place to come back to, never a total (RULINGS 28)."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey("conversations.Thread", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "thread"], name="conversations_read_once"),
        ]
