from django.db import models

from kith.base.kit.models import PublicKeyField


class Seeking(models.Model):
    """That some words were looked for in a community and not found: neither the words nor who.

    words_hash: of the words, with Kith's own secret. mark: one of sixteen, of the words and the person, with
    the same; it tells that others looked too, and fits a sixteenth of all people. day: as it is there.
    """

    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    words_hash = models.CharField(max_length=32)
    mark = models.PositiveSmallIntegerField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "words_hash", "mark"], name="search_seeking_once")
        ]
        indexes = [models.Index(fields=["day"], name="search_seeking_day")]


class Need(models.Model):
    """Words that several members looked for and did not find. Never who, nor how many.

    since: the day it came to be; it is shown from the next. day: when it was looked for last.
    """

    key = PublicKeyField()
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    words_hash = models.CharField(max_length=32)
    words = models.CharField(max_length=200)
    since = models.DateField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "words_hash"], name="search_need_once"),
        ]
        indexes = [
            models.Index(fields=["community", "words"], name="search_needs_a_to_z"),
            models.Index(fields=["day"], name="search_need_day"),
        ]
