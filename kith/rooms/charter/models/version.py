from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField

MAX_TEXT = 4000
MAX_WHY = 500
MAX_REMARK = 2000

# The parts of a charter, in the order they are read (DOMAIN 1).
PARTS = ("domain_statement", "who", "practice_scope", "norms")


class Version(models.Model):
    """One wording of a charter. It is never changed: a change is another version (RULINGS 13).

    number: None while it is proposed, and for one that was let go.
    """

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(null=True)
    domain_statement = models.CharField(max_length=280)
    who = models.TextField(max_length=MAX_TEXT, blank=True)
    practice_scope = models.TextField(max_length=MAX_TEXT, blank=True)
    norms = models.TextField(max_length=MAX_TEXT, blank=True)
    why = models.CharField(max_length=MAX_WHY, blank=True)
    changes_norms = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(default=now)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    adopted_at = models.DateTimeField(null=True)
    let_go_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="charter_number_once"),
            models.UniqueConstraint(
                fields=["community"],
                condition=models.Q(adopted_at=None, let_go_at=None),
                name="charter_one_proposal",
            ),
            models.CheckConstraint(
                condition=models.Q(number=None, adopted_at=None)
                | models.Q(number__isnull=False, adopted_at__isnull=False),
                name="charter_numbered_when_adopted",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether it is proposed, and neither adopted nor let go."""
        return self.adopted_at is None and self.let_go_at is None


class Remark(models.Model):
    """What a member says to a proposal; "not yet" asks to wait, and can be taken back."""

    class Kind(models.TextChoices):
        REMARK = "remark", _("A thought")
        NOT_YET = "not_yet", _("Not yet, please")

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="remarks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.REMARK)
    words = models.TextField(max_length=MAX_REMARK)
    at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["version", "at"], name="charter_remarks")]


class Acceptance(models.Model):
    """A member says that they will keep to one version."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "person"], name="charter_accepted_once"),
        ]
        indexes = [models.Index(fields=["community", "person"], name="charter_accepted_by")]
