from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField

MAX_REASON = 500
MAX_SHORT = 200
MAX_LONG = 3000
MAX_REPLY = 1000


class Application(models.Model):
    """Somebody asks to join. Only they and those who decide may read it (access.applications_visible_to).

    answers: {"question", "kind", "answer"} for each, with the question as it was asked then.
    open_to_members: whether they were told that any member may read it, before they wrote or when asked.
    told_at: when the answer was mailed. note: what is said with an answer that nobody gave in words.
    """

    class State(models.TextChoices):
        APPLIED = "applied", _("Has asked")
        APPROVED = "approved", _("Welcomed")
        DECLINED = "declined", _("Not this time")
        WITHDRAWN = "withdrawn", _("Taken back")

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices, default=State.APPLIED)
    reason = models.CharField(max_length=MAX_REASON)
    answers = models.JSONField(default=list)
    open_to_members = models.BooleanField(default=False)
    applied_at = models.DateTimeField(default=now)
    decided_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"],
                condition=models.Q(state="applied"),
                name="admissions_asks_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["applied", "approved", "declined", "withdrawn"]),
                name="admissions_application_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state="applied", decided_at=None)
                | (~models.Q(state="applied") & models.Q(decided_at__isnull=False)),
                name="admissions_decided_has_day",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "state", "applied_at"], name="admissions_waiting"),
            models.Index(fields=["person", "community", "-applied_at"], name="admissions_mine"),
        ]


class Say(models.Model):
    """What one of those who decide says to an application, with their words for the applicant.

    counted: whether it made the decision; the applicant sees these, with who said them.
    """

    class Answer(models.TextChoices):
        WELCOME = "welcome", _("Welcome them")
        NOT_NOW = "not_now", _("Not this time")

    application = models.ForeignKey("admissions.Application", on_delete=models.CASCADE, related_name="says")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=12, choices=Answer.choices)
    words = models.CharField(max_length=MAX_REPLY, blank=True)
    at = models.DateTimeField(default=now)
    counted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "by"], name="admissions_say_once"),
            models.CheckConstraint(
                condition=models.Q(answer="welcome") | (models.Q(answer="not_now") & ~models.Q(words="")),
                name="admissions_no_has_reason",
            ),
        ]
