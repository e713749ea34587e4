from django.db import models

from kith.base.kit.clock import now


class AppendOnly(Exception):
    """Somebody tried to change or remove a line of the audit log."""


class AuditLines(models.QuerySet):
    """Lines are added one by one, by actions/auditing.py; nothing else is offered."""

    def update(self, *args, **changes):
        raise AppendOnly("Lines of the audit log are never changed.")

    def delete(self):
        raise AppendOnly("Lines of the audit log are never removed.")

    bulk_update = bulk_create = update


class AuditLine(models.Model):
    """One line of the audit log: append-only, each line sealed over the one before (TRUST P2).

    about: the thing, as "kind:public key". why: a stable word, never content.
    """

    at = models.DateTimeField(default=now)
    act = models.CharField(max_length=60)
    by = models.ForeignKey(
        "people.Person", null=True, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    about = models.CharField(max_length=120, blank=True)
    why = models.CharField(max_length=500, blank=True)
    previous_seal = models.CharField(max_length=64)
    seal = models.CharField(max_length=64, unique=True)

    objects = AuditLines.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["previous_seal"], name="people_audit_one_chain")]

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnly("Lines of the audit log are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly("Lines of the audit log are never removed.")


class AuditHead(models.Model):
    """Where the audit log ends: one row, so that lines cut off its end are missed.

    Writers hold it until they commit, which makes them one queue. proof: seals the two other columns.
    """

    lines = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64)
    proof = models.CharField(max_length=64)
