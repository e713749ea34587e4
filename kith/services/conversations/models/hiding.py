from django.db import models

from kith.base.kit.clock import now


class Hiding(models.Model):
    """A post is out of sight of everyone but its author; an opening post takes its whole thread along.

    Put back, the row goes. Why, and who said so, is kept by whoever hid it (services/moderation).
    """

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey("conversations.Thread", on_delete=models.CASCADE, related_name="hidings")
    post = models.OneToOneField("conversations.Post", on_delete=models.CASCADE, related_name="hiding")
    at = models.DateTimeField(default=now)


def hidden_threads() -> models.QuerySet:
    """Return the ids of the threads that are out of sight: those whose opening post is."""
    return Hiding.objects.filter(post__position=1).values("thread")
