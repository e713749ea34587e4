from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField


class Passkey(models.Model):
    """A key that a person's phone, computer or stick holds; here is only its public half.

    credential: what the authenticator calls it, as hexadecimal digits. public_half: as fido2 packs it.
    """

    key = PublicKeyField()
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    credential = models.CharField(max_length=2046, unique=True)
    public_half = models.BinaryField()
    sign_count = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(default=now)
    used_at = models.DateTimeField(null=True)


class PasskeyChallenge(models.Model):
    """Something a passkey was asked to sign: good once, for a few minutes. person: None at the door."""

    challenge_hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey("people.Person", null=True, on_delete=models.CASCADE, related_name="+")
    expires_at = models.DateTimeField()


class Authenticator(models.Model):
    """An app that shows a new code every half minute. It counts once a code of it was typed here.

    sealed: its secret, see sealing.py. last_step: the latest half minute a code was taken for, so that
    no code works twice.
    """

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="authenticator")
    sealed = models.TextField()
    created_at = models.DateTimeField(default=now)
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)


class RecoveryCode(models.Model):
    """One of ten codes on paper that stand in for the second step, once each."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=now)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "code_hash"], name="people_recovery_code_once")
        ]
