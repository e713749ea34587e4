from django.conf import settings
from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField


class Seal(models.Model):
    """Who wrote a post without their name, and nothing else: neither when, nor what it says.

    It is kept nowhere but here. post_id: of the post, which stands some floors up.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    post_id = models.BigIntegerField(unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")


class Unsealing(models.Model):
    """One who looks after a community asks to know who wrote a post, and another agrees, or nobody does.

    agreed_at: when both had said so, and the seal was open to these two. ended_at: when it was taken back.
    """

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    post_id = models.BigIntegerField()
    why = models.CharField(max_length=500)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=now)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post_id"],
                condition=models.Q(agreed_at=None, ended_at=None),
                name="unnamed_asked_once",
            )
        ]
        indexes = [
            models.Index(fields=["post_id"], name="unnamed_of_post"),
            models.Index(fields=["community", "-asked_at"], name="unnamed_asked_here"),
        ]
