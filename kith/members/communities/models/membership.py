from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField


class Membership(models.Model):
    """One person in one community: a state, and a row for each change of it (RULINGS 8)."""

    class State(models.TextChoices):
        ACTIVE = "active", _("Member")
        LEFT = "left", _("Has left")

    key = PublicKeyField()
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="memberships"
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices)
    joined_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "person"], name="communities_membership_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["active", "left"]), name="communities_state_known"
            ),
        ]
        indexes = [
            models.Index(fields=["community", "state", "-joined_at"], name="communities_new_faces"),
            models.Index(fields=["person", "state"], name="communities_mine"),
        ]


class Transition(models.Model):
    """A change of a membership's state: who, when, why."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey(
        "communities.Membership", on_delete=models.CASCADE, related_name="transitions"
    )
    state = models.CharField(max_length=12)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=now)
    why = models.CharField(max_length=500, blank=True)


class Duty(models.Model):
    """Something a person does for a community for a while. Permissions follow duties (RULINGS 5)."""

    class Kind(models.TextChoices):
        CONVENOR = "convenor", _("Convenor")
        ADMINISTRATOR = "administrator", _("Keeps the house")

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="duties")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    since = models.DateTimeField(default=now)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person", "kind"],
                condition=models.Q(until=None),
                name="communities_duty_once",
            )
        ]
        indexes = [models.Index(fields=["person", "until"], name="communities_duties_of")]
