"""When each entry of the timetable is next due; kept, so that a restart neither skips nor doubles."""

from django.db import models


class Slot(models.Model):
    """The next run of one entry of the timetable, named as its job is."""

    name = models.CharField(max_length=80, unique=True)
    next_run = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} at {self.next_run:%Y-%m-%d %H:%M}"
