from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField

MAX_WORDS = 80
MAX_SENTENCE = 280


class Relation(models.Model):
    """What one community is to another, as both say it. `community` proposed it to `other`.

    words: what stands between the two names where the kind is their own.
    """

    class Kind(models.TextChoices):
        GREW_OUT_OF = "grew_out_of", _("We grew out of them")
        SAME_THING = "same_thing", _("We work on the same thing, from another side")
        SHARE_QUESTIONS = "share_questions", _("Our members share their questions")
        OWN = "own", _("Something else, in our own words")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        STANDING = "standing", _("Both say so")
        LET_GO = "let_go", _("Let go")
        ENDED = "ended", _("Ended")

    LIVE = (State.PROPOSED, State.STANDING)

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    words = models.CharField(max_length=MAX_WORDS, blank=True)
    sentence = models.CharField(max_length=MAX_SENTENCE)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PROPOSED)
    proposed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "other"],
                condition=models.Q(state__in=["proposed", "standing"]),
                name="kinship_relation_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(community=models.F("other")), name="kinship_relation_of_two"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["proposed", "standing", "let_go", "ended"]),
                name="kinship_relation_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["grew_out_of", "same_thing", "share_questions", "own"]),
                name="kinship_relation_kind_known",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "state"], name="kinship_relations"),
            models.Index(fields=["other", "state"], name="kinship_relations_back"),
        ]


class RelationStep(models.Model):
    """What somebody did about a relation: proposed it, said yes, let it go or ended it. Each once at most."""

    class Kind(models.TextChoices):
        PROPOSED = "proposed", _("Proposed it")
        YES = "yes", _("Said yes")
        LET_GO = "let_go", _("Let it go")
        ENDED = "ended", _("Ended it")

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    relation = models.ForeignKey(Relation, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["relation", "kind", "by"], name="kinship_step_once"),
        ]
