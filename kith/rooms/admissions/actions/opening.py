"""Changing who may join. What was said before keeps the readers it had: nothing else is touched."""

from django.db import transaction

from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.communities.access import belonging
from kith.members.communities.models import Audience, Community
from kith.members.communities.threshold import modes_with_a_way
from kith.members.people.models import Person
from kith.rooms.admissions.access import decides, decides_alone, how_many_decide
from kith.rooms.admissions.actions.recording import record
from kith.rooms.admissions.models import ModeChange, Wish


@transaction.atomic
def change_mode(community: Community, mode: str, *, by: Person) -> Community:
    """Change how people come in, or wish it: where nobody decides alone, two equal wishes change it.

    Returns the community as it is now. Wishing for what is so takes an earlier wish back.
    Raises Refusal "not-allowed", "bad-request" for a way that does not work here.
    """
    held = Community.objects.select_for_update().get(pk=community.pk)
    if held.kind == Community.Kind.NETWORK or not decides(by, held):
        raise refuse("not-allowed")
    if mode not in modes_with_a_way():
        raise refuse("bad-request")
    if mode == held.admission_mode:
        Wish.objects.filter(community=held, by=by).delete()
    elif decides_alone(by, held):
        _change(held, mode, by, None)
    else:
        _wish(held, mode, by)
    return held


def _wish(community: Community, mode: str, by: Person) -> None:
    wish, made = Wish.objects.update_or_create(
        community=community, by=by, defaults={"mode": mode, "at": now()}
    )
    if made:
        record("wished", by, wish, community, Audience.Level.COMMUNITY)
    members = belonging(community).values("person")
    others = Wish.objects.filter(community=community, mode=mode, by__in=members).exclude(by=by)
    first = others.select_related("by").order_by("at", "id").first()
    if first is not None:
        _change(community, mode, first.by, by)
    elif how_many_decide(community) == 1:
        _change(community, mode, by, None)


def _change(community: Community, mode: str, by: Person, seconded_by: Person | None) -> None:
    change = ModeChange.objects.create(
        community=community, was=community.admission_mode, mode=mode, by=by, seconded_by=seconded_by
    )
    community.admission_mode = mode
    community.save(update_fields=["admission_mode"])
    Wish.objects.filter(community=community).delete()
    record("mode_changed", by, change, community, Audience.Level.COMMUNITY)
