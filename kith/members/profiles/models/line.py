from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now

MAX_LINE = 120  # letters
MAX_LINES = 12  # of each kind


class Line(models.Model):
    """An offer or an ask: one thing in a few words. written_at: since when it has said what it says."""

    class Kind(models.TextChoices):
        OFFER = "offer", _("I can help with")
        ASK = "ask", _("I’d like to learn")

    profile = models.ForeignKey("profiles.Profile", on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    text = models.CharField(max_length=MAX_LINE)
    position = models.PositiveSmallIntegerField()
    written_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["offer", "ask"]), name="profiles_line_kind_known"
            )
        ]
        indexes = [models.Index(fields=["profile", "kind", "position"], name="profiles_lines_of")]


class LineWord(models.Model):
    """A word of a line as it is searched: its stem. start: the first letters of it.

    A beginning is looked up by `start` and compared in what that finds, which is quick on every database,
    however it orders its letters.
    """

    START = 3

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(max_length=40)
    start = models.CharField(max_length=START)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "word"], name="profiles_line_word_once")]
        indexes = [
            models.Index(fields=["word", "line"], name="profiles_by_word"),
            models.Index(fields=["start", "line"], name="profiles_by_start"),
        ]
