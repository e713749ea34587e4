from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField
from kith.members.people.names import sort_name

MAX_NAME = 120
MAX_POINTER = 160


class PersonQuerySet(models.QuerySet):
    def present(self) -> "PersonQuerySet":
        """Leave out those who were erased or became part of another person."""
        return self.filter(erased_at=None, merged_into=None)


class Person(AbstractBaseUser):
    """Someone known to this network. Without a verified address they are unclaimed (RULINGS 3)."""

    key = PublicKeyField()
    name = models.CharField(max_length=MAX_NAME)
    sort_name = models.CharField(max_length=160, editable=False)
    pointer = models.CharField(max_length=MAX_POINTER, blank=True)
    zone = models.CharField(max_length=64, default="Europe/London")
    language = models.CharField(max_length=16, default="en")
    created_at = models.DateTimeField(default=now)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    erased_at = models.DateTimeField(null=True)

    objects = PersonQuerySet.as_manager()

    USERNAME_FIELD = "key"

    class Meta:
        indexes = [models.Index(fields=["sort_name", "id"], name="people_by_name")]

    def save(self, *args, **kwargs):
        self.sort_name = sort_name(self.name)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "sort_name"}
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return self.name
