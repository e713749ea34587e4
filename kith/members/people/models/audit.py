from django.db import models

from kith.base.kit.clock import now


class AuditLine(models.Model):
    """One line of the audit log: append-only, each line sealed over the one before (TRUST P2)."""

    at = models.DateTimeField(default=now)
    act = models.CharField(max_length=60)
    by = models.ForeignKey("people.Person", null=True, on_delete=models.DO_NOTHING, related_name="+",
                           db_constraint=False)
    about = models.CharField(max_length=120, blank=True)
    why = models.CharField(max_length=500, blank=True)
    previous_seal = models.CharField(max_length=64)
    seal = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["previous_seal"], name="people_audit_one_chain")]
