from django.conf import settings
from django.db import models

from kith.base.kit.clock import now


class Move(models.Model):
    """A thread went to another place, or posts of it did: who, when, why, and who could read them until then.

    thread: where they are now. other: the thread they were split from. former_key: of the thread that was
    joined to this one and is no more. count: of posts. was_audience: who could read them before.
    """

    class What(models.TextChoices):
        MOVED = "moved"
        SPLIT = "split"
        JOINED = "joined"

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey("conversations.Thread", on_delete=models.CASCADE, related_name="moves")
    what = models.CharField(max_length=6, choices=What.choices)
    other = models.ForeignKey(
        "conversations.Thread", null=True, on_delete=models.SET_NULL, related_name="splits"
    )
    former_key = models.CharField(max_length=13, null=True, unique=True)  # noqa: DJ001 - null is what may repeat
    count = models.PositiveIntegerField(default=0)
    was_audience = models.ForeignKey("communities.Audience", on_delete=models.PROTECT, related_name="+")
    was_host_kind = models.CharField(max_length=60)
    was_host_id = models.BigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=now)
    why = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["thread", "-at"], name="conversations_moves_of")]
