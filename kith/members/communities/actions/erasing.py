"""Somebody goes: their memberships end, and who is erased leaves no row of them behind."""

from django.db.models import Q

from kith.base.kit.clock import now
from kith.members.communities.actions.moving import move
from kith.members.communities.models import DutyOffer, GroupMembership, Membership, Removal
from kith.members.communities.personal import KEPT
from kith.members.people import mentions
from kith.members.people.departing import Going
from kith.members.people.models import Person

_State = Membership.State
_ENDS_AS = {
    _State.APPLIED: _State.WITHDRAWN,
    _State.ACTIVE: _State.LEFT,
    _State.LAPSED: _State.LEFT,
    _State.ALUMNI: _State.LEFT,
}


def erase(going: Going) -> bool:
    """Do this room's part; see departing."""
    _end_memberships(going)
    offers = DutyOffer.objects.filter(Q(person__in=going.ids) | Q(by__in=going.ids), closed_at=None)
    offers.update(closed_at=now())
    if not going.is_erased:
        return False
    Membership.objects.filter(person__in=going.ids).delete()
    Membership.objects.filter(buddy__in=going.ids).update(buddy=None)
    GroupMembership.objects.filter(person__in=going.ids).delete()
    _empty_removals(going)
    return mentions.unname(KEPT, going)


def _end_memberships(going: Going) -> None:
    rows = Membership.objects.filter(person__in=going.ids, state__in=_ENDS_AS)
    for row in rows.select_related("community").order_by("pk"):
        person = Person.objects.get(pk=row.person_id)
        move(row.community, person, _ENDS_AS[_State(row.state)], by=person)


def _empty_removals(going: Going) -> None:
    rows = Removal.objects.filter(person__in=going.ids)
    rows.filter(carried_at=None, dropped_at=None).update(dropped_at=now())
    rows.update(reason="", appeal="", answer="")
