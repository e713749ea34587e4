from django.conf import settings
from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField

MAX_PLACE = 90
MAX_TITLE = 400
# Twice what a post holds: what turns out too long to send must be kept, so that it can be cut.
MAX_TEXT = 200_000


class Draft(models.Model):
    """What one person typed into one box and has not sent.

    place: which box, as "reply:KEY". was: of a change, which version of the words it set out from.
    """

    key = PublicKeyField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=MAX_PLACE)
    title = models.CharField(max_length=MAX_TITLE, blank=True)
    text = models.TextField(max_length=MAX_TEXT, blank=True)
    was = models.CharField(max_length=40, blank=True)
    kept_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "place"], name="drafts_one_a_box")]
        indexes = [models.Index(fields=["kept_at"], name="drafts_kept_at")]
