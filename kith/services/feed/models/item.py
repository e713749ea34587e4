from django.conf import settings
from django.db import models


class FeedItem(models.Model):
    """The newest thing that happened to one subject. Ids, a verb and a moment; never words."""

    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    audience = models.ForeignKey("communities.Audience", on_delete=models.CASCADE, related_name="+")
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    verb = models.CharField(max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "subject_kind", "subject_id"], name="feed_subject_once"
            )
        ]
        indexes = [
            models.Index(fields=["community", "-at", "-id"], name="feed_of_community"),
            models.Index(fields=["-at", "-id"], name="feed_newest"),
        ]
