from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField


class Session(models.Model):
    """One browser that is signed in. Ending it is deleting the row; the next request is a stranger's."""

    key = PublicKeyField()
    token_hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="sessions")
    device = models.CharField(max_length=120, blank=True)
    shared_computer = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()


class SignInRequest(models.Model):
    """A sign-in mail that was sent: a link and a code, hashed, good once, for 30 minutes (RULINGS 17).

    printed: no mail, but a link that an operator was given in their terminal. adds_to: whose address it
    becomes; such a one signs nobody in.
    """

    address = models.CharField(max_length=254)
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64)
    browser_hash = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next = models.CharField(max_length=500, blank=True)
    printed = models.BooleanField(default=False)
    adds_to = models.ForeignKey("people.Person", null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["browser_hash"], name="people_signin_browser")]


class HalfwayIn(models.Model):
    """Somebody who has shown one thing and is to show a second. It opens nothing by itself.

    why: what they showed, for the audit log. The rest is handed on to the session.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=40)
    device = models.CharField(max_length=120, blank=True)
    shared_computer = models.BooleanField(default=False)
    is_new = models.BooleanField(default=False)
    next = models.CharField(max_length=500, blank=True)
    expires_at = models.DateTimeField()
