from django.db import models


class Count(models.Model):
    """How often something limited was done in a span of time. Sign-in limits fail closed (TRUST 6.5)."""

    name = models.CharField(max_length=40)
    who = models.CharField(max_length=64)
    span_start = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "who", "span_start"], name="people_count_once")
        ]
