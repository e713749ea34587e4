from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.ids import KEY_LENGTH
from kith.base.kit.models import PublicKeyField

MAX_WORDS = 2000
MAX_WHY = 500


class ConcernQuerySet(models.QuerySet):
    def about(self, kind: str, pk: int) -> "ConcernQuerySet":
        """Keep what was said about one thing."""
        return self.filter(subject_kind=kind, subject_id=pk)

    def under_way(self) -> "ConcernQuerySet":
        """Keep what nobody has decided yet."""
        return self.filter(state__in=Concern.UNDER_WAY)

    def holding(self) -> "ConcernQuerySet":
        """Keep what keeps a thing out of sight: being recognised until two have looked, or a decision."""
        waiting = models.Q(kind=Concern.Kind.RECOGNISED, state__in=Concern.UNDER_WAY)
        return self.filter(waiting | models.Q(state__in=Concern.HOLDING))


class Concern(models.Model):
    """Somebody spoke up about a thing, named by kind and id: a state, and a Step for each change of it.

    author: who wrote the thing. words: why, in the own words of who raised it; none when someone can be
    recognised. appeals: the decision this one asks about again. purged_at: the words of the thing are gone.
    """

    class Kind(models.TextChoices):
        RECOGNISED = "recognised", _("Someone can be recognised")
        REPORT = "report", _("Something isn’t right")
        APPEAL = "appeal", _("Look again, please")

    class State(models.TextChoices):
        OPEN = "open", _("Nobody has looked yet")
        LOOKED_AT = "looked_at", _("Being looked at")
        STAYS = "stays", _("It stays as it is")
        HIDDEN = "hidden", _("It’s out of sight")
        ASKED = "asked", _("Its author has been asked to change it")
        MENDED = "mended", _("Its author changed it, and it’s back")
        REMOVED = "removed", _("It was taken away")
        STANDS = "stands", _("The decision stands")
        OVERTURNED = "overturned", _("Others looked again, and it’s back")
        WITHDRAWN = "withdrawn", _("Taken back by who said it")

    class Desk(models.TextChoices):
        KEEPERS = "keepers", _("Who looks after the community")
        SUPPORT = "support", _("Who supports the network")

    UNDER_WAY = (State.OPEN, State.LOOKED_AT)
    QUIET = (*UNDER_WAY, State.STAYS, State.WITHDRAWN)
    HOLDING = (State.HIDDEN, State.ASKED, State.REMOVED)

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_key = models.CharField(max_length=KEY_LENGTH)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    desk = models.CharField(max_length=12, choices=Desk.choices, default=Desk.KEEPERS)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(default=now)
    decided_at = models.DateTimeField(null=True)
    purged_at = models.DateTimeField(null=True)
    words = models.TextField(max_length=MAX_WORDS, blank=True)
    appeals = models.OneToOneField("self", null=True, on_delete=models.CASCADE, related_name="appeal")

    objects = ConcernQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["recognised", "report", "appeal"]), name="moderation_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(desk__in=["keepers", "support"]), name="moderation_desk_known"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=[
                        "open",
                        "looked_at",
                        "stays",
                        "hidden",
                        "asked",
                        "mended",
                        "removed",
                        "stands",
                        "overturned",
                        "withdrawn",
                    ]
                ),
                name="moderation_state_known",
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=models.Q(kind="recognised", state__in=["open", "looked_at"]),
                name="moderation_recognised_once",
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "raised_by"],
                condition=models.Q(kind="report", state__in=["open", "looked_at"]),
                name="moderation_reported_once_each",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "state", "-raised_at"], name="moderation_queue"),
            models.Index(fields=["subject_kind", "subject_id"], name="moderation_about"),
            models.Index(fields=["raised_by", "-raised_at"], name="moderation_raised_by"),
            models.Index(fields=["author", "-raised_at"], name="moderation_of_author"),
        ]

    @property
    def is_told_to_author(self) -> bool:
        """Whether who wrote the thing hears of it: of a report only once it changed something."""
        return not (self.kind == self.Kind.REPORT and self.state in self.QUIET)


class Step(models.Model):
    """A change of a concern: who, when, why. by: None for what happened by itself."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    concern = models.ForeignKey("moderation.Concern", on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12, choices=Concern.State.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=now)
    why = models.CharField(max_length=MAX_WHY, blank=True)


class Look(models.Model):
    """What one of those who decide thinks; it can change until enough of them agree."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    concern = models.ForeignKey("moderation.Concern", on_delete=models.CASCADE, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=12, choices=Concern.State.choices)
    why = models.CharField(max_length=MAX_WHY, blank=True)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["concern", "by"], name="moderation_look_once_each"),
        ]
