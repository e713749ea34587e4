from django.conf import settings
from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField

MAX_ABOUT = 200


class BuddyOffer(models.Model):
    """A member would be somebody new's first person to ask. It rests while they are away, or have company.

    words: what one could ask them, if they said so.
    """

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=MAX_ABOUT, blank=True)
    at = models.DateTimeField(default=now)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"],
                condition=models.Q(taken_back_at=None),
                name="welcome_offer_once",
            )
        ]


class Company(models.Model):
    """One member as another's first person to ask: proposed by the one, agreed by the newcomer, for a season.

    agreed_at empty: still a question to the newcomer. closed_at: declined, ended by either, or run out.
    closed_by empty then: it ended by itself.
    """

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey("communities.Membership", on_delete=models.CASCADE, related_name="+")
    buddy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=now)
    agreed_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            # A newcomer is asked one question at a time, and has one first person to ask.
            models.UniqueConstraint(
                fields=["membership"], condition=models.Q(closed_at=None), name="welcome_one_company"
            ),
            # Whoever accompanies somebody has one to think of in a community, not five.
            models.UniqueConstraint(
                fields=["community", "buddy"], condition=models.Q(closed_at=None), name="welcome_one_to_mind"
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_at=None, ends_at=None)
                | models.Q(agreed_at__isnull=False, ends_at__isnull=False),
                name="welcome_company_ends",
            ),
        ]
        indexes = [models.Index(fields=["buddy", "closed_at"], name="welcome_company_of")]
