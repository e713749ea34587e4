from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField

MAX_WORDS = 1_000


class CheckIn(models.Model):
    """Somebody asks a member who was not heard from how they are, in their own words.

    closed_at: answered, or let rest. rested: whether the member was put to rest for want of an answer.
    hidden_at: its words are out of sight of all but who wrote them; it can be answered all the same.
    """

    class Answer(models.TextChoices):
        HERE = "here", _("I’m here, reading along")
        BREAK = "break", _("A break, please")
        MOVED_ON = "moved_on", _("I’ve moved on")
        LEAVE = "leave", _("Let me go")

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey("communities.Membership", on_delete=models.CASCADE, related_name="+")
    # The one asked, beside the membership: nobody is asked twice in a fortnight by two communities.
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField(max_length=MAX_WORDS)
    asked_at = models.DateTimeField(default=now)
    told_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    rested = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership"], condition=models.Q(closed_at=None), name="welcome_one_check_in"
            ),
            models.CheckConstraint(
                condition=models.Q(answer__in=["", "here", "break", "moved_on", "leave"]),
                name="welcome_answer_known",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-asked_at"], name="welcome_asked"),
            models.Index(fields=["community", "-asked_at"], name="welcome_asked_here"),
        ]


class NoLetters(models.Model):
    """This person wants no letters from this room: welcomes and askings stand on their page alone."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)
