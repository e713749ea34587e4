from django.db import models
from django.utils.translation import gettext_lazy as _

_GROUP = models.Q(level="group")


class AudienceQuerySet(models.QuerySet):
    def private(self) -> "AudienceQuerySet":
        """Keep those of one person or two: what they see is counted and told nowhere (RULINGS 33)."""
        return self.filter(models.Q(level="author") | models.Q(group__kind="pair"))


class Audience(models.Model):
    """Who may see a thing: a row per level and community, or per group; one key per thing (RULINGS 4)."""

    class Level(models.TextChoices):
        AUTHOR = "author", _("Only its author")
        GROUP = "group", _("Members of a group")
        COMMUNITY = "community", _("Members of the community")
        NETWORK = "network", _("Anyone signed in to the network")
        PUBLIC = "public", _("Anyone")

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="audiences")
    level = models.CharField(max_length=12, choices=Level.choices)
    group = models.ForeignKey(
        "communities.Group", null=True, on_delete=models.CASCADE, related_name="audiences"
    )

    objects = AudienceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "level"], condition=~_GROUP, name="communities_audience_once"
            ),
            models.UniqueConstraint(
                fields=["group"], condition=_GROUP, name="communities_group_audience_once"
            ),
            models.CheckConstraint(
                condition=models.Q(level__in=["author", "group", "community", "network", "public"]),
                name="communities_level_known",
            ),
            models.CheckConstraint(
                condition=models.Q(level="group", group__isnull=False)
                | (~_GROUP & models.Q(group__isnull=True)),
                name="communities_group_has_group",
            ),
        ]
