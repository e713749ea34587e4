from django.conf import settings
from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField
from kith.members.communities.models.membership import Duty


class DutyOffer(models.Model):
    """A duty held out to somebody, or asked for by themselves: taken, declined or taken back.

    Someone who stands (person is by) for a duty that nobody holds needs one other member to agree.
    """

    key = PublicKeyField()
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="duty_offers"
    )
    kind = models.CharField(max_length=20, choices=Duty.Kind.choices)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # Whether whoever offers it puts theirs down when it is taken.
    hands_over = models.BooleanField(default=False)
    offered_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person", "kind"],
                condition=models.Q(closed_at=None),
                name="communities_offer_once",
            )
        ]

    @property
    def is_standing(self) -> bool:
        """Whether somebody asked for it themselves."""
        return self.by_id == self.person_id
