from django.db import models

from kith.base.kit.models import PublicKeyField
from kith.members.people.names import sort_name

MAX_ORGANISATION = 120
MAX_ROLE = 120
MAX_STINTS = 12


class Organisation(models.Model):
    """Somewhere people work or help: what joins those who name it, however each of them spells it.

    name: as somebody wrote it first, perhaps where only a few may read. Nobody is shown it. It stays when
    the last who named it has gone.
    """

    key = PublicKeyField()
    name = models.CharField(max_length=MAX_ORGANISATION)
    sort_name = models.CharField(max_length=160, editable=False, unique=True)

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        self.sort_name = sort_name(self.name)
        super().save(*args, **kwargs)


class Affiliation(models.Model):
    """A person at an organisation for a while; several at once, and past ones are kept.

    named: the organisation as this person wrote it, and as whoever may see this reads it.
    since, until: a year or a month as ISO 8601 writes it ("2019", "2019-03"), so that they sort as text.
    An empty `until` means to this day; an empty `since` was not said.
    """

    profile = models.ForeignKey("profiles.Profile", on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="affiliations")
    named = models.CharField(max_length=MAX_ORGANISATION)
    role = models.CharField(max_length=MAX_ROLE, blank=True)
    since = models.CharField(max_length=7, blank=True)
    until = models.CharField(max_length=7, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["profile", "until"], name="profiles_affiliations_of"),
            models.Index(fields=["organisation", "until"], name="profiles_people_at"),
        ]
