from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField


class Membership(models.Model):
    """One person in one community: a state, and a row for each change of it (RULINGS 8)."""

    class State(models.TextChoices):
        APPLIED = "applied", _("Has asked to join")
        DECLINED = "declined", _("Not this time")
        WITHDRAWN = "withdrawn", _("Took the request back")
        ACTIVE = "active", _("Member")
        LAPSED = "lapsed", _("Resting")
        ALUMNI = "alumni", _("Alumnus")
        LEFT = "left", _("Has left")
        REMOVED = "removed", _("Was asked to leave")

    class Source(models.TextChoices):
        SELF = "self", _("Came by themselves")
        FOUNDED = "founded", _("Started it")
        INVITED = "invited", _("Was invited")
        APPLIED = "applied", _("Asked to join")
        EVENT = "event", _("Came to a gathering")

    # Who belongs: a lapsed member has lost nothing and comes back by doing anything (DOMAIN 2.2).
    BELONGING = (State.ACTIVE, State.LAPSED)

    key = PublicKeyField()
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="memberships"
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices)
    joined_at = models.DateTimeField(default=now)
    source = models.CharField(max_length=12, choices=Source.choices, default=Source.SELF)
    reason_for_joining = models.CharField(max_length=500, blank=True)
    # Away until then, by their own choice; it ends by itself. "No day set" is a far one.
    paused_until = models.DateTimeField(null=True)
    welcomed_at = models.DateTimeField(null=True)
    buddy = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "person"], name="communities_membership_once"),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=[
                        "applied",
                        "declined",
                        "withdrawn",
                        "active",
                        "lapsed",
                        "alumni",
                        "left",
                        "removed",
                    ]
                ),
                name="communities_state_known",
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
        FACILITATOR = "facilitator", _("Facilitator")
        ADMINISTRATOR = "administrator", _("Keeps the house")
        SUPPORT = "support", _("Supports the communities")
        SPONSOR = "sponsor", _("Sponsor")

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
