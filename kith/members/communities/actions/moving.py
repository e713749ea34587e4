"""The life of a membership: every change of state goes through here, with who, when and why."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community, GroupMembership, Membership, Transition
from kith.members.communities.threshold import came_in
from kith.members.people.models import Person

_State = Membership.State

# From which states each state is reached; None is someone who was never here (DOMAIN 2.2).
REACHED_FROM: dict[str, frozenset[str | None]] = {
    _State.APPLIED: frozenset({None, _State.DECLINED, _State.WITHDRAWN, _State.LEFT, _State.ALUMNI}),
    _State.DECLINED: frozenset({_State.APPLIED}),
    _State.WITHDRAWN: frozenset({_State.APPLIED}),
    _State.ACTIVE: frozenset({None, *_State} - {_State.ACTIVE}),
    _State.LAPSED: frozenset({_State.ACTIVE}),
    _State.ALUMNI: frozenset({_State.ACTIVE, _State.LAPSED}),
    _State.LEFT: frozenset({_State.ACTIVE, _State.LAPSED, _State.ALUMNI}),
    _State.REMOVED: frozenset({_State.ACTIVE, _State.LAPSED, _State.ALUMNI}),
}
# What only the person and those who decide need to know is no news to the others.
_QUIET = {_State.APPLIED, _State.DECLINED, _State.WITHDRAWN, _State.LAPSED, _State.REMOVED}
_VERBS = {
    _State.APPLIED: "communities.applied",
    _State.DECLINED: "communities.declined",
    _State.WITHDRAWN: "communities.withdrew",
    _State.ACTIVE: "communities.joined",
    _State.LAPSED: "communities.lapsed",
    _State.ALUMNI: "communities.became_alumnus",
    _State.LEFT: "communities.left",
    _State.REMOVED: "communities.removed",
}


@transaction.atomic
def move(
    community: Community,
    person: Person,
    to: str,
    *,
    by: Person | None,
    why: str = "",
    at: datetime | None = None,
    **fields,
) -> Membership:
    """Bring a person's membership to a state; there already, it changes nothing.

    The caller has checked that `by` may. why: at most 500 letters, kept with the change and shown to the
    person. fields: others of Membership to set with it. Of several who do this at once, one goes on and the
    others find it done. Raises Refusal "changed-meanwhile" where that state cannot be reached from theirs.
    """
    moment = at or now()
    made, is_new = Membership.objects.get_or_create(
        community=community, person=person, defaults={"state": to, "joined_at": moment, **fields}
    )
    membership = Membership.objects.select_for_update().get(pk=made.pk)
    before = None if is_new else membership.state
    if before == to:
        return membership
    if before not in REACHED_FROM[to]:
        raise refuse("changed-meanwhile", happened=_("That’s not possible any more: things have moved on."))
    _write(membership, to, moment, fields)
    _note(membership, by, moment, why)
    if to not in Membership.BELONGING:
        _put_down(membership, moment)
    elif before not in Membership.BELONGING:
        came_in(membership, by)
    return membership


def _write(membership: Membership, to: str, moment: datetime, fields: dict) -> None:
    if to == Membership.State.ACTIVE and membership.state != Membership.State.LAPSED:
        membership.joined_at = moment
    membership.state, membership.paused_until = to, None
    for name, value in fields.items():
        setattr(membership, name, value)
    membership.save()


def _put_down(membership: Membership, moment: datetime) -> None:
    """End the duties and the groups, and what is offered to or by, someone who belongs no more."""
    community = membership.community
    community.duties.filter(person=membership.person_id, until=None).update(until=moment)
    held = GroupMembership.objects.filter(group__community=community, person=membership.person_id, until=None)
    held.exclude(group__kind="pair").update(until=moment)
    theirs = Q(person=membership.person_id) | Q(by=membership.person_id)
    community.duty_offers.filter(theirs, closed_at=None).update(closed_at=moment)


def _note(membership: Membership, by: Person | None, at: datetime, why: str) -> None:
    community = membership.community
    Transition.objects.create(
        community=community, membership=membership, state=membership.state, by=by, at=at, why=why
    )
    level = Audience.Level.AUTHOR if membership.state in _QUIET else Audience.Level.COMMUNITY
    verb, audience = _VERBS[_State(membership.state)], audience_of(community, level)
    ledger.record(ledger.happening(verb, membership.person, membership, audience=audience.pk, at=at))
