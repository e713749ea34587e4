from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now

MAX_ABOUT = 1_200
MAX_LANGUAGES = 120
MAX_CONTACT = 160
MAX_CONSTITUENCY = 40
MAX_CONSTITUENCIES = 8


class Level(models.TextChoices):
    """Who reads one part of a profile. A community has no say in it: it is between two people."""

    NETWORK = "network", _("Anyone signed in to the network")
    SHARED = "shared", _("People in a community with them")
    NOBODY = "nobody", _("Nobody")


def _level(default: Level) -> models.CharField:
    return models.CharField(max_length=8, choices=Level.choices, default=default)


def _known(field: str, *levels: Level) -> models.CheckConstraint:
    condition = models.Q(**{f"{field}_level__in": [level.value for level in levels]})
    return models.CheckConstraint(condition=condition, name=f"profiles_{field}_level_known")


class Profile(models.Model):
    """What a person says of themselves, each part with its own readers (TRUST 4.1 rule 5).

    A column NAME_level says who reads the part NAME. Only being around can be shown to nobody; any other
    part is kept back by leaving it empty.
    """

    class Contact(models.TextChoices):
        HERE = "here", _("Write to me here")
        INTRODUCTION = "introduction", _("Ask someone to introduce us")
        LATER = "later", _("Not just now")

    PARTS = (
        *("about", "offers", "asks", "affiliations", "constituencies"),
        *("languages", "zone", "contact", "presence"),
    )

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    about = models.TextField(max_length=MAX_ABOUT, blank=True)
    languages = models.CharField(max_length=MAX_LANGUAGES, blank=True)
    # Empty: has not said.
    contact = models.CharField(max_length=12, choices=Contact.choices, blank=True)
    contact_words = models.CharField(max_length=MAX_CONTACT, blank=True)
    changed_at = models.DateTimeField(default=now)

    about_level = _level(Level.NETWORK)
    offers_level = _level(Level.NETWORK)
    asks_level = _level(Level.NETWORK)
    affiliations_level = _level(Level.SHARED)
    constituencies_level = _level(Level.SHARED)
    languages_level = _level(Level.NETWORK)
    zone_level = _level(Level.SHARED)
    contact_level = _level(Level.NETWORK)
    presence_level = _level(Level.NOBODY)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(contact__in=["", "here", "introduction", "later"]),
                name="profiles_contact_known",
            ),
            _known("about", Level.NETWORK, Level.SHARED),
            _known("offers", Level.NETWORK, Level.SHARED),
            _known("asks", Level.NETWORK, Level.SHARED),
            _known("affiliations", Level.NETWORK, Level.SHARED),
            _known("constituencies", Level.NETWORK, Level.SHARED),
            _known("languages", Level.NETWORK, Level.SHARED),
            _known("zone", Level.NETWORK, Level.SHARED),
            _known("contact", Level.NETWORK, Level.SHARED),
            _known("presence", Level.NETWORK, Level.SHARED, Level.NOBODY),
        ]

    def level(self, part: str) -> str:
        """Return who reads this part."""
        return getattr(self, f"{part}_level")


class Constituency(models.Model):
    """A kind of person someone counts themselves among, in their own words: "care home", "new to the job"."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="constituencies")
    word = models.CharField(max_length=MAX_CONSTITUENCY)
    folded = models.CharField(max_length=160, editable=False)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profile", "folded"], name="profiles_constituency_once")
        ]
        indexes = [models.Index(fields=["folded"], name="profiles_constituency_word")]
