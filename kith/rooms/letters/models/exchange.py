from typing import Any

from django.conf import settings
from django.db import models

from kith.base.kit.clock import now
from kith.members.communities.access import Visible


class ExchangeQuerySet(Visible, models.QuerySet):
    def between(self, one: Any, other: Any) -> "ExchangeQuerySet":
        """Keep the one of these two people."""
        first, second = sorted((one.pk, other.pk))
        return self.filter(one=first, other=second, folded_at=None)

    def of(self, person: Any) -> "ExchangeQuerySet":
        """Keep those this person has a part in."""
        return self.filter(models.Q(one=person.pk) | models.Q(other=person.pk))


class Exchange(models.Model):
    """Two people of the network who write to each other; there is one for any two (RULINGS 33).

    Its audience is their group of two, and one thread hangs on it. one: who has the smaller id. folded_at:
    since when it only stands to be read, because people turned out to be one and it goes on in another.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    audience = models.ForeignKey("communities.Audience", on_delete=models.PROTECT, related_name="+")
    one = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=now)
    folded_at = models.DateTimeField(null=True)

    objects = ExchangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "one", "other"],
                condition=models.Q(folded_at=None),
                name="letters_one_for_two",
            ),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")) | models.Q(folded_at__isnull=False),
                name="letters_in_order",
            ),
        ]

    def whom(self, person: Any) -> int:
        """Return the id of the one whom this person writes to."""
        return self.other_id if person.pk == self.one_id else self.one_id


class Stop(models.Model):
    """One of two would rather not write any more. While it stands neither writes on; taken back, it goes."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    exchange = models.ForeignKey("letters.Exchange", on_delete=models.CASCADE, related_name="stops")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exchange", "by"], name="letters_stopped_once_each")]
