"""Two people turned out to be one: what they proposed, answered and saw follows."""

from kith.base.kit.clock import now
from kith.rooms.kinship.models import (
    Abstention,
    Asking,
    Emergence,
    EmergenceAnswer,
    Recognition,
    RelationStep,
    Review,
    View,
    Voucher,
)

_PLAIN = (
    (Asking, "answered_by"),
    (Emergence, "proposed_by"),
    (Recognition, "asked_by"),
    (Review, "opened_by"),
    (Review, "claimed_by"),
    (Voucher, "by"),
)


def merge(old_id: int, new_id: int) -> None:
    """Move one person's rows to another, inside the caller's transaction. The second time it does nothing."""
    for model, field in _PLAIN:
        model.objects.filter(**{field: old_id}).update(**{field: new_id})
    _move(EmergenceAnswer, "emergence", old_id, new_id)
    _move(Abstention, "recognition", old_id, new_id)
    _move(View, "review", old_id, new_id)
    _move_steps(old_id, new_id)
    waiting = Asking.objects.filter(state=Asking.State.ASKED)
    twice = waiting.filter(person=old_id, circle__in=waiting.filter(person=new_id).values("circle"))
    Asking.objects.filter(pk__in=list(twice.values_list("pk", flat=True))).update(
        state=Asking.State.WITHDRAWN, answered_at=now()
    )
    Asking.objects.filter(person=old_id).update(person=new_id)


def _move(model: type, where: str, old_id: int, new_id: int) -> None:
    """Move rows of which a person has one in each place; where both have one, the new one's stands."""
    kept = list(model.objects.filter(person=new_id).values_list(where, flat=True))
    model.objects.filter(person=old_id, **{f"{where}__in": kept}).delete()
    model.objects.filter(person=old_id).update(person=new_id)


def _move_steps(old_id: int, new_id: int) -> None:
    kept = set(RelationStep.objects.filter(by=new_id).values_list("relation", "kind"))
    for step in RelationStep.objects.filter(by=old_id):
        if (step.relation_id, step.kind) in kept:
            step.delete()
        else:
            step.by_id = new_id
            step.save(update_fields=["by"])
