from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now

MAX_LINE = 400


class SafetyLine(models.Model):
    """What the network says above every box people write in. The newest of a kind stands; no words: none.

    Older ones stay, so that what was said, when and by whom can be told.
    """

    class Kind(models.TextChoices):
        SAFEGUARDING = "safeguarding", _("When someone may be at risk")
        URGENT = "urgent", _("When it’s urgent")

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.CharField(max_length=MAX_LINE, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["safeguarding", "urgent"]), name="moderation_line_known"
            ),
        ]
        indexes = [models.Index(fields=["kind", "-at"], name="moderation_lines_newest")]
