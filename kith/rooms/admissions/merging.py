"""Two people turned out to be one: what they asked, answered and sent follows."""

from kith.base.kit.clock import now
from kith.rooms.admissions.models import Application, Invitation, ModeChange, Reply, Say, Wish


def merge(old_id: int, new_id: int) -> None:
    """Move one person's rows to another, inside the caller's transaction. The second time it does nothing."""
    _move_requests(old_id, new_id)
    _move(Say, "by", "application", old_id, new_id)
    _move(Reply, "person", "invitation", old_id, new_id)
    _move(Wish, "by", "community", old_id, new_id)
    for field in ("by", "seconded_by"):
        for model in (Invitation, ModeChange):
            model.objects.filter(**{field: old_id}).update(**{field: new_id})
    # Nobody seconds what they sent themselves.
    Invitation.objects.filter(by=new_id, seconded_by=new_id).update(seconded_by=None)
    ModeChange.objects.filter(by=new_id, seconded_by=new_id).update(seconded_by=None)


def _move_requests(old_id: int, new_id: int) -> None:
    waiting = Application.objects.filter(state=Application.State.APPLIED)
    twice = waiting.filter(person=old_id, community__in=waiting.filter(person=new_id).values("community"))
    Application.objects.filter(pk__in=list(twice.values_list("pk", flat=True))).update(
        state=Application.State.WITHDRAWN, decided_at=now()
    )
    Application.objects.filter(person=old_id).update(person=new_id)


def _move(model: type, field: str, where: str, old_id: int, new_id: int) -> None:
    """Move rows of which a person has one in each place; where both have one, the new one's stands."""
    kept = list(model.objects.filter(**{field: new_id}).values_list(where, flat=True))
    model.objects.filter(**{field: old_id, f"{where}__in": kept}).delete()
    model.objects.filter(**{field: old_id}).update(**{field: new_id})
