from django.conf import settings
from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField
from kith.members.people.departing import Choice


class Departure(models.Model):
    """Somebody wants to go, in one of three ways, on a day; until it begins they can change their mind.

    names, addresses: what is taken out of others' words, noted when it begins and forgotten when it is done.
    held: words of theirs stay a while, because somebody still looks into them.
    """

    key = PublicKeyField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    choice = models.CharField(max_length=12, choices=Choice.choices)
    asked_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    held = models.BooleanField(default=False)
    names = models.JSONField(default=list)
    addresses = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(cancelled_at=None, done_at=None),
                name="yours_going_once",
            ),
            models.CheckConstraint(
                condition=models.Q(choice__in=["leave", "nameless", "whole"]), name="yours_choice_known"
            ),
        ]
