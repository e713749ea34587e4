"""Two people turned out to be one: what either wrote without a name, and said about it, follows."""

from kith.services.unnamed.models import Allowance, Seal, Unsealing


def merge(old_id: int, new_id: int) -> None:
    """Move what hangs on one person to another, inside the caller's transaction."""
    Seal.objects.filter(person=old_id).update(person=new_id)
    for field in ("by", "ended_by"):
        Allowance.objects.filter(**{field: old_id}).update(**{field: new_id})
    # Nobody has agreed with themselves: who turns out to be both asked alone, and it is open to one only.
    Unsealing.objects.filter(asked_by=old_id, agreed_by=new_id).update(agreed_by=None)
    Unsealing.objects.filter(asked_by=new_id, agreed_by=old_id).update(agreed_by=None)
    for field in ("asked_by", "agreed_by"):
        Unsealing.objects.filter(**{field: old_id}).update(**{field: new_id})
