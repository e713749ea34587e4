from django.conf import settings
from django.db import models

from kith.base.kit.clock import now


class Helping(models.Model):
    """Whoever asked says that a post helped. Taken back, the row goes. It is never counted."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    post = models.OneToOneField("conversations.Post", on_delete=models.CASCADE, related_name="helping")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["community", "-at"], name="conversations_helped_here")]


class Thanks(models.Model):
    """A reader thanks whoever wrote a post: known to those two alone, and counted nowhere.

    thread: of the post, so that a page asks for its reader's in the statement that opens it.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey("conversations.Thread", on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey("conversations.Post", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "thread", "post"], name="conversations_thanked_once"),
        ]


class Hush(models.Model):
    """This person wants no more word at their reply box about how much of a conversation is theirs."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)
