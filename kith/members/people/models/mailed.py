from django.db import models

from kith.base.kit.clock import now


class Mailed(models.Model):
    """Somebody was mailed about something, once. kind: of mail. about: which occasion, in ids; no words."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=80)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "about"], name="people_mailed_once"),
        ]
        indexes = [models.Index(fields=["at"], name="people_mailed_at")]


class NoMail(models.Model):
    """Somebody wants no mail of a kind. Taken back, the row goes."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="people_no_mail_once")]
