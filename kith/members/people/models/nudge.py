from django.db import models

from kith.base.kit.clock import now


class Nudge(models.Model):
    """When somebody was last asked something unprompted. One row for each person, whoever asked and for what.

    kind: what sort of asking it was, a word of the program's. Neither who asked nor what was said.
    """

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    at = models.DateTimeField(default=now)
