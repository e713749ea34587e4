"""Joining and leaving an open community: one tap each way."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.communities.access import is_member
from kith.members.communities.actions.moving import move
from kith.members.communities.models import Community, Membership
from kith.members.people.models import Person

SECOND_THOUGHTS = timedelta(days=30)

_State = Membership.State


@transaction.atomic
def join(community: Community, *, by: Person, at: datetime | None = None) -> Membership:
    """Make `by` an active member; joining twice changes nothing.

    Raises Refusal "not-allowed" where a community chooses its members in another way, and for someone it
    asked to leave.
    """
    if community.admission_mode != Community.Admission.OPEN:
        raise refuse(
            "not-allowed",
            happened=_("This community chooses its members in another way."),
            next=_("Read how to join on its About page."),
        )
    # Held until this is done, so that nobody is asked to leave between our looking and our writing.
    held = Membership.objects.select_for_update().filter(community=community, person=by).first()
    if held is not None and held.state == _State.REMOVED:
        raise refuse(
            "not-allowed",
            happened=_("This community asked you to leave, so you can’t join by yourself."),
            next=_("You can ask for that to be looked at again, on your membership page."),
        )
    return admit(community, by, by=by, at=at)


def admit(
    community: Community, person: Person, *, by: Person | None, at: datetime | None = None, **fields
) -> Membership:
    """Make `person` an active member, whoever decided it. The caller has checked that `by` may.

    fields: others of Membership, as source and reason_for_joining.
    """
    return move(community, person, _State.ACTIVE, by=by, at=at, **fields)


@transaction.atomic
def belong_to_the_network(person: Person) -> None:
    """Let someone who has been let in belong to the network, as everyone here does; done before, it changes
    nothing. Before `kith init` there is no network, and nothing is done."""
    network = Community.objects.filter(kind=Community.Kind.NETWORK).first()
    if network is not None and not is_member(person, network):
        admit(network, person, by=person)


@transaction.atomic
def take_back(community: Community, *, by: Person) -> Membership:
    """Take back that `by` left or moved on, not long ago: a member since they first came, asked nothing anew.

    A link in a mail may have been pressed by somebody it was passed on to. Duties and groups are not given
    back. Here already, it changes nothing. Raises Refusal "not-allowed".
    """
    held = Membership.objects.select_for_update().filter(community=community, person=by).first()
    if held is not None and held.state in Membership.BELONGING:
        return held
    if held is None or can_be_taken_back_until(held) is None:
        raise refuse(
            "not-allowed",
            happened=_("That can’t be taken back any more."),
            next=_("Read how to join on its About page."),
        )
    return admit(community, by, by=by, joined_at=held.joined_at)


def can_be_taken_back_until(membership: Membership) -> datetime | None:
    """Return until when somebody may take back that they left or moved on by their own step, or None."""
    if membership.state not in (_State.LEFT, _State.ALUMNI):
        return None
    last = membership.transitions.order_by("-at", "-id").first()
    if last is None or last.state != membership.state or last.by_id != membership.person_id:
        return None
    until = last.at + SECOND_THOUGHTS
    return until if until > now() else None


@transaction.atomic
def leave(community: Community, *, by: Person) -> None:
    """End `by`'s membership and the duties they hold there; leaving twice changes nothing."""
    state = Membership.objects.filter(community=community, person=by).values_list("state", flat=True).first()
    if state in (*Membership.BELONGING, _State.ALUMNI):
        move(community, by, _State.LEFT, by=by)
