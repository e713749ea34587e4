"""Inviting: to an address or with a link; seconded where two members decide; renewed; ended."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.communities.models import Community, Membership
from kith.members.people.models import Person
from kith.members.people.tokens import hashed
from kith.rooms.admissions.access import decides, decides_alone, invites_alone, may_invite
from kith.rooms.admissions.actions.recording import record
from kith.rooms.admissions.jobs import post_invitation
from kith.rooms.admissions.models import Invitation
from kith.rooms.admissions.tokens import token_of

GOOD_FOR = timedelta(days=14)
MOST_OPEN = 10

_State = Invitation.State


@transaction.atomic
def invite(
    community: Community,
    *,
    by: Person,
    name: str = "",
    address: str = "",
    uses: int = 1,
    sentence: str = "",
) -> Invitation:
    """Invite the owner of an address (as `cleaned` gives it) or, without one, whoever has the link.

    uses: how many may come in by a link, 2 to 30. To invite the same address again renews the invitation.
    Raises Refusal "not-allowed", or "too-many" for a member with ten open ones.
    """
    if community.kind == Community.Kind.NETWORK or not may_invite(by, community):
        raise refuse("not-allowed", typed={"sentence": sentence})
    # Those of one member take turns, so that ten stay ten.
    list(Membership.objects.select_for_update().filter(community=community, person=by))
    mine = Invitation.objects.filter(community=community, by=by).exclude(state=_State.ENDED)
    there = mine.filter(address__iexact=address).first() if address else None
    if there is not None:
        return renew(there, by=by, sentence=sentence)
    _require_room(community, by, mine)
    invitation = Invitation.objects.create(
        community=community,
        by=by,
        state=_State.PROPOSED,
        name=name,
        address=address,
        uses=1 if address else uses,
        sentence=sentence,
    )
    if invites_alone(by, community):
        return _send(invitation, by, "invited")
    record("proposed", by, invitation, community)
    return invitation


@transaction.atomic
def second(invitation: Invitation, *, by: Person) -> Invitation:
    """Say yes, as a second member, to what another would like to invite; then it goes out.

    Raises Refusal "not-allowed", "changed-meanwhile" when it was seconded or ended first.
    """
    held = _hold(invitation)
    if by.pk == held.by_id or not decides(by, held.community) or not decides(held.by, held.community):
        raise refuse("not-allowed")
    if held.state != _State.PROPOSED:
        raise refuse("changed-meanwhile", happened=_("Somebody has said yes already, or it was let go."))
    held.seconded_by = by
    return _send(held, held.by, "invited")


@transaction.atomic
def renew(invitation: Invitation, *, by: Person, sentence: str = "") -> Invitation:
    """Send an invitation of one's own again: a new link for another 14 days; the old one ends.

    sentence: new personal words, or "" to keep those there are. One that waits for a second member goes on
    waiting. Raises Refusal "not-allowed".
    """
    held = _hold(invitation)
    if held.by_id != by.pk or not may_invite(by, held.community):
        raise refuse("not-allowed")
    held.sentence = sentence or held.sentence
    alone = invites_alone(by, held.community)
    if not alone and held.seconded_by is None:
        held.state = _State.PROPOSED
        held.save(update_fields=["state", "sentence"])
        return held
    held.round += 1
    held.replies.filter(answer="declined").delete()
    return _send(held, by, "renewed")


@transaction.atomic
def end(invitation: Invitation, *, by: Person) -> Invitation:
    """End an invitation, by who sent it or who decides alone; ended already, it changes nothing."""
    held = _hold(invitation)
    if held.by_id != by.pk and not decides_alone(by, held.community):
        raise refuse("not-allowed")
    if held.state != _State.ENDED:
        held.state, held.token_hash = _State.ENDED, ""
        held.save(update_fields=["state", "token_hash"])
        record("ended", by, held, held.community)
    return held


def _hold(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("community", "by")
    return rows.get(pk=invitation.pk)


def _send(invitation: Invitation, by: Person, verb: str) -> Invitation:
    moment = now()
    invitation.state, invitation.sent_at = _State.OPEN, moment
    invitation.expires_at = moment + GOOD_FOR
    invitation.token_hash = hashed(token_of(invitation))
    invitation.save()
    record(verb, by, invitation, invitation.community)
    if invitation.address:
        post_invitation.later(invitation_id=invitation.pk, round=invitation.round)
    return invitation


def _require_room(community: Community, by: Person, mine) -> None:
    live = mine.filter(expires_at__gt=now()) | mine.filter(state=_State.PROPOSED)
    if not decides_alone(by, community) and live.count() >= MOST_OPEN:
        raise refuse(
            "too-many",
            happened=_("You have ten invitations open here. That’s as many as one member can have."),
            next=_("End one that you no longer need, or wait until one has run out."),
        )
