from django.db import models
from django.db.models.functions import Lower

from kith.base.kit.clock import now


class Address(models.Model):
    """An address its owner has proved, or is about to. Kept as typed, compared in small letters."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="addresses")
    address = models.CharField(max_length=254)
    verified_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("address"), name="people_address_once")]


class ArchiveAddress(models.Model):
    """An address that stands in an archive. Nothing is ever mailed to it (RULINGS 3)."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="archive_addresses")
    address = models.CharField(max_length=254, unique=True)
    created_at = models.DateTimeField(default=now)
