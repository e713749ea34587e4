from django.conf import settings
from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import TransactionId


class Entry(models.Model):
    """One thing that happened: who, verb, subject, community, audience, when. Never words (RULINGS 9).

    txid is the transaction that wrote it: projections read in (txid, id) order, because ids alone do
    not commit in order on PostgreSQL (RULINGS 10).
    """

    txid = models.BigIntegerField(db_default=TransactionId(), editable=False)
    at = models.DateTimeField(default=now)
    verb = models.CharField(max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    audience = models.ForeignKey("communities.Audience", on_delete=models.CASCADE, related_name="+")
    imported = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["txid", "id"], name="activity_in_order"),
            models.Index(fields=["community", "-at"], name="activity_of_community"),
            models.Index(fields=["subject_kind", "subject_id"], name="activity_of_subject"),
        ]
