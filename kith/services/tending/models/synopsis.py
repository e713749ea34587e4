from django.conf import settings
from django.db import models

from kith.base.kit.clock import now

MOST_LINES = 5
MAX_LINE = 300


class Synopsis(models.Model):
    """What a conversation came to, in a few lines: one version of it. Each change is a version of its own.

    number: 1 for the first. is_current: the one that is shown.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey("conversations.Thread", on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    is_current = models.BooleanField(default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "number"], name="tending_version_once"),
            models.UniqueConstraint(
                fields=["thread"], condition=models.Q(is_current=True), name="tending_one_current"
            ),
        ]
        indexes = [
            models.Index(
                fields=["community", "-at", "-id"],
                condition=models.Q(is_current=True),
                name="tending_summed_up",
            )
        ]


class SynopsisLine(models.Model):
    """A line of a synopsis. It is shown while all it rests on is in sight, in the same conversation."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    synopsis = models.ForeignKey(Synopsis, on_delete=models.CASCADE, related_name="lines")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=MAX_LINE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["synopsis", "place"], name="tending_line_once")]


class Source(models.Model):
    """A post that a line of a synopsis rests on."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    line = models.ForeignKey(SynopsisLine, on_delete=models.CASCADE, related_name="sources")
    post = models.ForeignKey("conversations.Post", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "post"], name="tending_source_once")]


class Telling(models.Model):
    """Somebody is told, quietly and by no mail, that a synopsis rests on their words, until they saw it.

    by: who summed it up.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey("conversations.Thread", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "thread"], name="tending_told_once")]


class Untold(models.Model):
    """This person does not want to be told when their words are summed up."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)
