"""Two people turned out to be one: what they said, offered and were asked follows."""

from kith.base.kit.clock import now
from kith.rooms.welcome.models import BuddyOffer, CheckIn, Company, NoLetters, ReadingWish, Welcome


def merge(old_id: int, new_id: int) -> None:
    """Move one person's rows to another, inside the caller's transaction. The second time it does nothing.

    What hangs on a membership goes where the membership goes.
    """
    _move_welcomes(old_id, new_id)
    _move_open(BuddyOffer, "person", "taken_back_at", old_id, new_id)
    _move_open(Company, "buddy", "closed_at", old_id, new_id)
    Company.objects.filter(closed_by=old_id).update(closed_by=new_id)
    # Nobody is their own first person to ask.
    Company.objects.filter(buddy=new_id, membership__person__in=[old_id, new_id]).delete()
    CheckIn.objects.filter(person=old_id).update(person=new_id)
    CheckIn.objects.filter(by=old_id).update(by=new_id)
    CheckIn.objects.filter(closed_by=old_id).update(closed_by=new_id)
    wished = ReadingWish.objects.filter(by=new_id).values("community")
    ReadingWish.objects.filter(
        by=old_id, community__in=list(wished.values_list("community", flat=True))
    ).delete()
    ReadingWish.objects.filter(by=old_id).update(by=new_id)
    if NoLetters.objects.filter(person=old_id).exists():
        NoLetters.objects.get_or_create(person_id=new_id)
        NoLetters.objects.filter(person=old_id).delete()


def _move_welcomes(old_id: int, new_id: int) -> None:
    said = set(Welcome.objects.filter(by=new_id).values_list("membership", "arrived_at"))
    for made in Welcome.objects.filter(by=old_id):
        if (made.membership_id, made.arrived_at) in said:
            made.delete()
        else:
            Welcome.objects.filter(pk=made.pk).update(by=new_id)


def _move_open(model: type, field: str, closing: str, old_id: int, new_id: int) -> None:
    """Move rows of which a person has one open in each community; where both have, the new one's stands."""
    kept = list(model.objects.filter(**{field: new_id, closing: None}).values_list("community", flat=True))
    twice = model.objects.filter(**{field: old_id, closing: None, "community__in": kept})
    twice.update(**{closing: now()})
    model.objects.filter(**{field: old_id}).update(**{field: new_id})
