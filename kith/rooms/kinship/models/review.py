from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField

MAX_WHY = 500
MAX_SEEN = 1000


class Review(models.Model):
    """Where are we? A member says which stage they would claim, others how they see it; then it is claimed.

    Nothing works it out: a stage is what members said, with why. Another review may say an earlier one again.
    """

    class Stage(models.TextChoices):
        POTENTIAL = "potential", _("finding each other")
        COALESCING = "coalescing", _("growing together")
        MATURING = "maturing", _("finding our shape")
        STEWARDSHIP = "stewardship", _("looking after what we know")
        TRANSFORMATION = "transformation", _("changing, or letting go")

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    stage = models.CharField(max_length=16, choices=Stage.choices)
    why = models.CharField(max_length=MAX_WHY)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(default=now)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True)
    let_go_at = models.DateTimeField(null=True)
    # When the community means to ask itself again. Nothing happens when the day has passed.
    again_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community"],
                condition=models.Q(claimed_at=None, let_go_at=None),
                name="kinship_one_review",
            ),
            models.CheckConstraint(
                condition=models.Q(claimed_at=None) | models.Q(let_go_at=None),
                name="kinship_review_ends_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    stage__in=["potential", "coalescing", "maturing", "stewardship", "transformation"]
                ),
                name="kinship_stage_known",
            ),
        ]
        indexes = [models.Index(fields=["community", "-claimed_at"], name="kinship_reviews")]

    @property
    def is_open(self) -> bool:
        """Whether members still say how they see it."""
        return self.claimed_at is None and self.let_go_at is None


class View(models.Model):
    """How one member sees it; they may say it anew while the review is open."""

    class Kind(models.TextChoices):
        AGREES = "agrees", _("I see it so too")
        DIFFERS = "differs", _("I see it differently")

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="views")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    words = models.CharField(max_length=MAX_SEEN, blank=True)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "person"], name="kinship_views_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["agrees", "differs"]), name="kinship_view_known"
            ),
        ]
