from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.Model):
    """Who may see a thing: one row per level and community, one foreign key per thing (RULINGS 4)."""

    class Level(models.TextChoices):
        AUTHOR = "author", _("Only its author")
        COMMUNITY = "community", _("Members of the community")
        NETWORK = "network", _("Anyone signed in to the network")
        PUBLIC = "public", _("Anyone")

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="audiences")
    level = models.CharField(max_length=12, choices=Level.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "level"], name="communities_audience_once"),
            models.CheckConstraint(
                condition=models.Q(level__in=["author", "community", "network", "public"]),
                name="communities_level_known",
            ),
        ]
