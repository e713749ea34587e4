from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField

MAX_WORDS = 1000
MAX_REQUEST = 500
_PERSON = settings.AUTH_USER_MODEL


class Introduction(models.Model):
    """Somebody connects two others: a state, and a Step for each change of it (DOMAIN 2.2).

    by: who introduces. one, other: whom, in the order they were named. words: why each would like it.
    asked_by: the one of them who asked for it, in the words of `request`; then it begins as asked, and the
    other of the two knows of it only once it is proposed. told_at: when `by` was mailed that they were asked.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        PROPOSED = "proposed", _("Each of them is asked")
        BOTH_AGREED = "both_agreed", _("Both said yes")
        MADE = "made", _("They can write to each other")
        MET = "met", _("They met")
        LAPSED = "lapsed", _("It didn’t come to be")

    OPEN = (State.ASKED, State.PROPOSED, State.BOTH_AGREED)
    CAME_TO_BE = (State.MADE, State.MET)

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    one = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(_PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    request = models.CharField(max_length=MAX_REQUEST, blank=True)
    words = models.TextField(max_length=MAX_WORDS, blank=True)
    state = models.CharField(max_length=12, choices=State.choices)
    at = models.DateTimeField(default=now)
    proposed_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["asked", "proposed", "both_agreed", "made", "met", "lapsed"]),
                name="letters_introduction_state_known",
            ),
            models.UniqueConstraint(
                fields=["community", "asked_by", "other"],
                condition=models.Q(state__in=["asked", "proposed", "both_agreed"]),
                name="letters_asked_one_at_most",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "state", "at"], name="letters_introductions_open"),
            models.Index(fields=["one", "other", "proposed_at"], name="letters_introduced"),
        ]


class Part(models.Model):
    """What one of the two said, for nobody else to know; agrees: None before they said anything."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    introduction = models.ForeignKey("letters.Introduction", on_delete=models.CASCADE, related_name="parts")
    person = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField(null=True)
    at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["introduction", "person"], name="letters_part_once_each")
        ]


class Step(models.Model):
    """A change of an introduction. by: None for what happened by itself, or where nobody may know who."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    introduction = models.ForeignKey("letters.Introduction", on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12, choices=Introduction.State.choices)
    by = models.ForeignKey(_PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)


class Quiet(models.Model):
    """Somebody wants no mail about introductions; they are asked on their page all the same."""

    person = models.OneToOneField(_PERSON, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)
