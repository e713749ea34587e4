from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField


class Group(models.Model):
    """Some people within a community, with a membership of its own; not a community (RULINGS 6).

    A pair is two people of the network who talk with nobody else listening (RULINGS 33).
    """

    class Kind(models.TextChoices):
        SUBGROUP = "subgroup", _("Smaller group")
        LEADERSHIP = "leadership", _("Leadership group")
        EVENT = "event", _("Group at an event")
        PAIR = "pair", _("Two people")

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="groups")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=80, blank=True)
    purpose = models.CharField(max_length=280, blank=True)
    formed_at = models.DateTimeField(default=now)
    formed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["subgroup", "leadership", "event", "pair"]),
                name="communities_group_kind_known",
            ),
        ]
        indexes = [models.Index(fields=["community", "kind", "name"], name="communities_groups_by_name")]

    def __str__(self) -> str:
        return self.name


class GroupMembership(models.Model):
    """One person's time in a group; it ends with a date and stays as a fact."""

    group = models.ForeignKey("communities.Group", on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=now)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"],
                condition=models.Q(until=None),
                name="communities_in_group_once",
            )
        ]
        indexes = [models.Index(fields=["person", "until"], name="communities_groups_of")]
