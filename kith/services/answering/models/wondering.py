from django.conf import settings
from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField


class Wondering(models.Model):
    """Somebody wondered whether another might have a thought about a question, and asked them, once.

    not_me_at: when who was asked said that it is not one for them.
    """

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey("conversations.Thread", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=now)
    not_me_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "person"], name="answering_asked_once"),
        ]
