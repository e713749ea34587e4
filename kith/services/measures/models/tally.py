from django.db import models


class Tally(models.Model):
    """How often something happened in a community before one audience. Never who (TRUST 4.5).

    what: the word a verb counts as: "talk", "kept", "joined", "left", "gathering". audience: of what was
    counted, so that a number never tells a reader about things they may not see.
    """

    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    audience = models.ForeignKey("communities.Audience", on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=20)
    count = models.PositiveIntegerField()

    class Meta:
        abstract = True


class DailyCount(Tally):
    """One day, as it passes in the community's own zone."""

    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "day", "what", "audience"], name="measures_daily_once"
            )
        ]


class WeeklyCount(Tally):
    """One week in the community's own zone, named by its Monday."""

    week = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "week", "what", "audience"], name="measures_weekly_once"
            )
        ]
