"""Stepping back for a while, and coming back: no reason is asked, nothing is lost."""

from datetime import UTC, datetime

from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.refusals import refuse
from kith.members.communities.actions.moving import move
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community, Membership, Transition
from kith.members.people.models import Person

# For someone who comes back when they come back.
NO_DAY = datetime(9999, 1, 1, tzinfo=UTC)


@transaction.atomic
def pause(community: Community, *, by: Person, until: datetime = NO_DAY) -> Membership:
    """Let `by` be away until then; set again, the new day counts. Raises Refusal "not-allowed" for others."""
    membership = _own(community, by)
    if membership.paused_until != until:
        membership.paused_until = until
        membership.save(update_fields=["paused_until"])
        _note(membership, "paused")
    return membership


@transaction.atomic
def come_back(community: Community, *, by: Person) -> Membership:
    """End `by`'s time away, or their rest; here already, it changes nothing."""
    membership = _own(community, by)
    if membership.state == Membership.State.LAPSED:
        return move(community, by, Membership.State.ACTIVE, by=by)
    if membership.paused_until is not None:
        membership.paused_until = None
        membership.save(update_fields=["paused_until"])
        _note(membership, "resumed")
    return membership


def _own(community: Community, person: Person) -> Membership:
    held = Membership.objects.select_for_update().filter(
        community=community, person=person, state__in=Membership.BELONGING
    )
    membership = held.first()
    if membership is None:
        raise refuse("not-allowed")
    return membership


def _note(membership: Membership, state: str) -> None:
    person, community = membership.person, membership.community
    Transition.objects.create(community=community, membership=membership, state=state, by=person)
    audience = audience_of(community, Audience.Level.AUTHOR)
    ledger.record(ledger.happening(f"communities.{state}", person, membership, audience=audience.pk))
