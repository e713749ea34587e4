from django.conf import settings
from django.db import models

from kith.base.kit.clock import now


class Friend(models.Model):
    """Somebody who moved on agrees to be listed among a community's friends. Taken back, the row goes."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    membership = models.OneToOneField("communities.Membership", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)


class ReadingWish(models.Model):
    """A member's wish that those who moved on may read on, or may not. Where nobody decides alone, two do."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    reads = models.BooleanField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "by"], name="welcome_wish_once")]
