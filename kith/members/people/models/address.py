from django.db import models
from django.db.models.functions import Lower

from kith.base.kit.clock import now
from kith.members.people.addressing import folded


class AddressQuerySet(models.QuerySet):
    def at(self, address: str) -> "AddressQuerySet":
        """Keep the row of this address, however it is spelt."""
        return self.alias(small=Lower("address")).filter(small=folded(address))

    def proved(self) -> "AddressQuerySet":
        """Leave out addresses whose owner has not shown that they read mail there."""
        return self.exclude(verified_at=None)


class Address(models.Model):
    """An address its owner has proved, or is about to. Kept as typed, compared in small letters.

    main_at: since when its owner wants mail there first. Without one that is the first they proved.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="addresses")
    address = models.CharField(max_length=254)
    verified_at = models.DateTimeField(null=True)
    main_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=now)

    objects = AddressQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("address"), name="people_address_once")]


class ArchiveAddress(models.Model):
    """An address that stands in an archive, in small letters. Nothing is ever mailed to it (RULINGS 3)."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="archive_addresses")
    address = models.CharField(max_length=254, unique=True)
    created_at = models.DateTimeField(default=now)
