from django.conf import settings
from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField


class Motion(models.Model):
    """A member would like something done to a conversation, and a second member has to agree (RULINGS 5).

    act: what. given: what it needs to know, as ids and a title. settled_by: who agreed, or who took it back.
    """

    class Act(models.TextChoices):
        CLOSE = "close"
        OPEN = "open"
        MOVE = "move"
        SPLIT = "split"
        JOIN = "join"

    class State(models.TextChoices):
        OPEN = "open"
        DONE = "done"
        WITHDRAWN = "withdrawn"

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey("conversations.Thread", on_delete=models.CASCADE, related_name="+")
    act = models.CharField(max_length=5, choices=Act.choices)
    given = models.JSONField(default=dict)
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thread", "act", "by"],
                condition=models.Q(state="open"),
                name="tending_asked_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "done", "withdrawn"]), name="tending_motion_state"
            ),
            models.CheckConstraint(
                condition=models.Q(act__in=["close", "open", "move", "split", "join"]),
                name="tending_motion_act",
            ),
        ]
        indexes = [models.Index(fields=["thread", "state"], name="tending_motions_of")]
