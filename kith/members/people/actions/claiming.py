"""Whoever proves an address that stands in an archive takes on what was written from it (RULINGS 3)."""

from django.db import transaction

from kith.members.people.actions.auditing import note
from kith.members.people.actions.registering import name_from
from kith.members.people.addressing import folded
from kith.members.people.merging import followers
from kith.members.people.models import Address, ArchiveAddress, Person


@transaction.atomic
def claim(address: str, *, by: Person) -> Person | None:
    """Merge the unclaimed person of an archive address into `by`, who has just proved it.

    Returns who was merged; None when the address stands in no archive, or was claimed before. Raises
    PermissionError when `by` has not proved the address.
    """
    proved = list(Address.objects.filter(person=by).proved().values_list("address", flat=True))
    if folded(address) not in {folded(each) for each in proved}:
        raise PermissionError("An archive address is claimed by proving it.")
    old = _unclaimed(address, by)
    if old is None:
        return None
    _keep_better_name(old, by, proved)
    old.merged_into = by
    old.save(update_fields=["merged_into"])
    for follow in followers():
        follow(old.pk, by.pk)
    note("people.claimed", by=by, about=f"person:{old.key}", why="address-proved")
    return old


def _unclaimed(address: str, by: Person) -> Person | None:
    # Two readings: PostgreSQL cannot lock the far side of a join that it reads through a subquery.
    owner = ArchiveAddress.objects.filter(address=folded(address)).values_list("person", flat=True).first()
    if owner is None or owner == by.pk:
        return None
    old = Person.objects.select_for_update().filter(pk=owner, merged_into=None, erased_at=None).first()
    if old is None or Address.objects.filter(person=old).proved().exists():
        return None
    return old


def _keep_better_name(old: Person, by: Person, proved: list[str]) -> None:
    """Take the name that stands in the archive where `by` has only one that we guessed."""
    if old.name.strip() and by.name in {name_from(each) for each in proved}:
        by.name = old.name
        by.save(update_fields=["name"])
