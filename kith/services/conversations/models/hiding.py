from django.db import models

from kith.base.kit.clock import now
from kith.services.conversations.models.post import Post


class Hiding(models.Model):
    """A post is out of sight of everyone but its author; an opening post takes its whole thread along.
    Between two people it does not: what they wrote to each other besides is still theirs.

    Put back, the row goes. Why, and who said so, is kept by whoever hid it (services/moderation).
    """

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey("conversations.Thread", on_delete=models.CASCADE, related_name="hidings")
    post = models.OneToOneField("conversations.Post", on_delete=models.CASCADE, related_name="hiding")
    at = models.DateTimeField(default=now)


def hidden_threads() -> models.QuerySet:
    """Return the ids of threads out of sight: those whose opening post is, but for those of two people."""
    # From the few that are hidden to their posts: a join would let a database go through every post there is.
    opening = Post.objects.filter(position=1, pk__in=Hiding.objects.values("post"))
    return opening.exclude(thread__audience__group__kind="pair").values("thread")
