"""Joining and leaving an open community: one tap each way."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community, Membership, Transition
from kith.members.people.models import Person


@transaction.atomic
def join(community: Community, *, by: Person, at: datetime | None = None) -> Membership:
    """Make `by` an active member; joining twice changes nothing.

    Raises Refusal "not-allowed" where a community chooses its members in another way.
    """
    if community.admission_mode != Community.Admission.OPEN:
        raise refuse(
            "not-allowed",
            happened=_("This community chooses its members in another way."),
            next=_("Read how to join on its About page."),
        )
    return admit(community, by, by=by, at=at)


@transaction.atomic
def admit(
    community: Community, person: Person, *, by: Person | None, at: datetime | None = None
) -> Membership:
    """Make `person` an active member, whoever decided it. The caller has checked that `by` may."""
    made, _new = Membership.objects.get_or_create(
        community=community, person=person, defaults={"state": Membership.State.LEFT}
    )
    # Of several who admit the same person at once, one goes on; the others wait here and find it done.
    membership = Membership.objects.select_for_update().get(pk=made.pk)
    if membership.state == Membership.State.ACTIVE:
        return membership
    moment = at or now()
    membership.state, membership.joined_at = Membership.State.ACTIVE, moment
    membership.save()
    _note(membership, "communities.joined", by, moment)
    return membership


@transaction.atomic
def leave(community: Community, *, by: Person) -> None:
    """End `by`'s membership and the duties they hold there; leaving twice changes nothing."""
    membership = (
        Membership.objects.select_for_update()
        .filter(community=community, person=by, state=Membership.State.ACTIVE)
        .first()
    )
    if membership is None:
        return
    membership.state = Membership.State.LEFT
    membership.save(update_fields=["state"])
    community.duties.filter(person=by, until=None).update(until=now())
    _note(membership, "communities.left", by, now())


def _note(membership: Membership, verb: str, by: Person | None, at: datetime) -> None:
    community = membership.community
    Transition.objects.create(
        community=community, membership=membership, state=membership.state, by=by, at=at
    )
    audience = audience_of(community, Audience.Level.COMMUNITY)
    ledger.record(ledger.happening(verb, membership.person, membership, audience=audience.pk, at=at))
