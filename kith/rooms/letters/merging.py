"""Two people turned out to be one: their letters and introductions follow."""

from django.db.models import F, Q

from kith.base.kit.clock import now
from kith.members.communities.models import GroupMembership
from kith.rooms.letters.models import Exchange, Introduction, Part, Quiet, Step, Stop

_State = Introduction.State


def merge(old_id: int, new_id: int) -> None:
    """Move one person's rows to another, inside the caller's transaction. The second time it does nothing."""
    for exchange in Exchange.objects.select_for_update().filter(Q(one=old_id) | Q(other=old_id)):
        _move(exchange, old_id, new_id)
    _once(Stop, "by", "exchange", old_id, new_id)
    _once(Part, "person", "introduction", old_id, new_id)
    _let_go(old_id, new_id)
    for field in ("by", "one", "other", "asked_by"):
        Introduction.objects.filter(**{field: old_id}).update(**{field: new_id})
    Step.objects.filter(by=old_id).update(by=new_id)
    if not Quiet.objects.filter(person=new_id).exists():
        Quiet.objects.filter(person=old_id).update(person=new_id)
    Quiet.objects.filter(person=old_id).delete()


def _move(exchange: Exchange, old_id: int, new_id: int) -> None:
    whom = exchange.other_id if exchange.one_id == old_id else exchange.one_id
    first, second = sorted((new_id, whom))
    there = Exchange.objects.filter(one=first, other=second, folded_at=None).exclude(pk=exchange.pk)
    if exchange.folded_at is None and (first == second or there.exists()):
        # Of two with the same person one goes on; letters to oneself only stand.
        exchange.folded_at = now()
    exchange.one_id, exchange.other_id = first, second
    exchange.save()
    held = GroupMembership.objects.filter(group__audiences=exchange.audience_id)
    if held.filter(person=new_id, until=None).exists():
        held.filter(person=old_id).delete()
    held.filter(person=old_id).update(person=new_id)


def _let_go(old_id: int, new_id: int) -> None:
    """End what would introduce somebody to themselves, or ask twice for the same."""
    among = Introduction.objects.filter(state__in=Introduction.OPEN)
    two = Q(one=old_id, other=new_id) | Q(one=new_id, other=old_id)
    mine = (Q(by=old_id) & (Q(one=new_id) | Q(other=new_id))) | (
        Q(by=new_id) & (Q(one=old_id) | Q(other=old_id))
    )
    asked = list(among.filter(asked_by=new_id).values_list("other", flat=True))
    wanted = list(among.filter(other=new_id, asked_by__isnull=False).values_list("asked_by", flat=True))
    twice = Q(asked_by=old_id, other__in=asked) | Q(other=old_id, asked_by__in=wanted)
    ids = list(among.filter(two | mine | twice | Q(by=F("one"))).values_list("pk", flat=True))
    Introduction.objects.filter(pk__in=ids).update(state=_State.LAPSED, at=now())


def _once(model: type, field: str, where: str, old_id: int, new_id: int) -> None:
    """Move rows of which a person has one in each place; where both have one, the new one's stands."""
    kept = list(model.objects.filter(**{field: new_id}).values_list(where, flat=True))
    model.objects.filter(**{field: old_id, f"{where}__in": kept}).delete()
    model.objects.filter(**{field: old_id}).update(**{field: new_id})
