from django.conf import settings
from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField

MOST_TAGS = 5
MAX_WORD = 40


class Tag(models.Model):
    """A word that a community sorts its conversations by. folded: the word as it is compared."""

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=MAX_WORD)
    folded = models.CharField(max_length=MAX_WORD * 3)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "folded"], name="tending_word_once")]


class Tagging(models.Model):
    """A conversation bears a tag: since when, and who gave it."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="taggings")
    thread = models.ForeignKey("conversations.Thread", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "thread"], name="tending_tagged_once")]
        indexes = [models.Index(fields=["thread"], name="tending_tags_of")]
