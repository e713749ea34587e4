from django.conf import settings
from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField


class Parcel(models.Model):
    """Everything about somebody in one file, made for them alone, and thrown away after a week.

    file: the name of the file, which nobody could guess; empty while it is being made.
    """

    key = PublicKeyField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=now)
    made_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    file = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(made_at=None), name="yours_one_being_made"
            )
        ]
