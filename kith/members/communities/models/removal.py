from django.conf import settings
from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField

MAX_REASON = 500
MAX_APPEAL = 4000


class Removal(models.Model):
    """Someone is asked to leave for their conduct: proposed, carried by two or dropped, and looked at again.

    reason and answer are for the person to read; appeal is theirs.
    """

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="removals")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=MAX_REASON)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(default=now)
    seconded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    carried_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    appeal = models.TextField(max_length=MAX_APPEAL, blank=True)
    appealed_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=MAX_REASON, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    overturned = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"],
                condition=models.Q(carried_at=None, dropped_at=None),
                name="communities_removal_once",
            )
        ]
