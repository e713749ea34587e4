from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField
from kith.members.people.names import sort_name


class Community(models.Model):
    """A community of practice; the network itself is one row of its own kind (RULINGS 1)."""

    class Kind(models.TextChoices):
        COMMUNITY = "community", _("Community")
        NETWORK = "network", _("Network")

    class Admission(models.TextChoices):
        OPEN = "open", _("Anyone may join")
        APPLICATION = "application", _("By application")
        INVITATION = "invitation", _("By invitation")

    GLAZES = ("verdigris", "brick", "ink", "moss", "ochre", "damson", "slate", "tea", "pine")

    key = PublicKeyField()
    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.COMMUNITY)
    name = models.CharField(max_length=80)
    sort_name = models.CharField(max_length=160, editable=False)
    domain_statement = models.CharField(max_length=280, blank=True)
    practice_scope = models.TextField(max_length=4000, blank=True)
    norms = models.TextField(max_length=4000, blank=True)
    admission_mode = models.CharField(max_length=12, choices=Admission.choices, default=Admission.OPEN)
    glaze = models.CharField(max_length=12, default="verdigris")
    motif = models.CharField(max_length=12, default="diamond")
    zone = models.CharField(max_length=64, default="Europe/London")
    # Whether its alumni may go on reading what is for its members (RULINGS 28).
    alumni_read = models.BooleanField(default=False)
    founded_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(kind="network"), name="communities_one_network"
            ),
            models.UniqueConstraint(
                fields=["sort_name"], condition=models.Q(kind="community"), name="communities_name_once"
            ),
            models.CheckConstraint(
                condition=models.Q(admission_mode__in=["open", "application", "invitation"]),
                name="communities_admission_known",
            ),
        ]
        indexes = [models.Index(fields=["kind", "sort_name"], name="communities_by_name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        self.sort_name = sort_name(self.name)
        super().save(*args, **kwargs)
