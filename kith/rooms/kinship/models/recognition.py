from django.conf import settings
from django.db import models

from kith.base.kit.clock import now

MAX_VOUCH = 280


class Recognition(models.Model):
    """A community that began light asks to be recognised, and since when it is. It opens nothing."""

    community = models.OneToOneField("communities.Community", on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=MAX_VOUCH)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=now)
    recognised_at = models.DateTimeField(null=True)


class Voucher(models.Model):
    """Somebody vouches for a community. as_of: which one they speak from; the network, for its support."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    recognition = models.ForeignKey(Recognition, on_delete=models.CASCADE, related_name="vouchers")
    as_of = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=MAX_VOUCH, blank=True)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recognition", "as_of"], name="kinship_vouches_once"),
        ]


class Abstention(models.Model):
    """Somebody was asked whether they know a community's work, and would rather not say: nobody is told."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    recognition = models.ForeignKey(Recognition, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recognition", "person"], name="kinship_abstains_once"),
        ]
