from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField

MAX_REASON = 280


class Circle(models.Model):
    """How people come into a smaller group; the group itself is a Group of the kind subgroup."""

    class Entry(models.TextChoices):
        OPEN = "open", _("Any member of the community may join")
        ASKING = "asking", _("People ask, and somebody in the group says yes")

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    group = models.OneToOneField("communities.Group", on_delete=models.CASCADE, related_name="+")
    entry = models.CharField(max_length=8, choices=Entry.choices, default=Entry.OPEN)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(entry__in=["open", "asking"]), name="kinship_entry_known"
            )
        ]


class Asking(models.Model):
    """Somebody asks to come into a smaller group. It waits until answered; nobody is hurried."""

    class State(models.TextChoices):
        ASKED = "asked", _("Has asked")
        WELCOMED = "welcomed", _("Welcomed")
        NOT_NOW = "not_now", _("Not this time")
        WITHDRAWN = "withdrawn", _("Taken back")

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="askings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=MAX_REASON, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField(default=now)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["circle", "person"], condition=models.Q(state="asked"), name="kinship_asks_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["asked", "welcomed", "not_now", "withdrawn"]),
                name="kinship_asking_known",
            ),
        ]
