from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField


class Emergence(models.Model):
    """A smaller group would be a community of its own: proposed in the group, and what became of it.

    community: the one the group grew in. founded: the one it became.
    """

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey("communities.Group", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    domain_statement = models.CharField(max_length=280)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(default=now)
    founded = models.OneToOneField(
        "communities.Community", null=True, on_delete=models.CASCADE, related_name="+"
    )
    founded_at = models.DateTimeField(null=True)
    let_go_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group"],
                condition=models.Q(let_go_at=None),
                name="kinship_emerges_once",
            ),
            models.CheckConstraint(
                condition=models.Q(founded=None, founded_at=None)
                | models.Q(founded__isnull=False, founded_at__isnull=False, let_go_at=None),
                name="kinship_emerged_has_day",
            ),
        ]
        indexes = [models.Index(fields=["community", "founded_at"], name="kinship_emerged")]

    @property
    def is_open(self) -> bool:
        """Whether it is proposed, and neither founded nor let go."""
        return self.founded_at is None and self.let_go_at is None


class EmergenceAnswer(models.Model):
    """What somebody in the group says for themselves: I'm in, or not yet."""

    class Answer(models.TextChoices):
        YES = "yes", _("I’m in")
        NOT_YET = "not_yet", _("Not yet, please")

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    emergence = models.ForeignKey(Emergence, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=8, choices=Answer.choices)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["emergence", "person"], name="kinship_answers_once"),
            models.CheckConstraint(
                condition=models.Q(answer__in=["yes", "not_yet"]), name="kinship_answer_known"
            ),
        ]
