"""Answering an invitation: yes, or no thanks."""

from django.db import transaction
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.lines import fitting
from kith.base.kit.refusals import Refusal, refuse
from kith.members.communities.actions.joining import admit
from kith.members.communities.models import Community, Membership
from kith.members.people.addressing import folded
from kith.members.people.models import Address, Person
from kith.rooms.admissions.access import may_bring_back, still_holds
from kith.rooms.admissions.actions.applying import asked_to_leave, pass_on, standing_of
from kith.rooms.admissions.actions.recording import record
from kith.rooms.admissions.models import Application, Invitation, Reply
from kith.rooms.admissions.models.application import MAX_REASON

_ACCEPTED, _DECLINED = Reply.Answer.ACCEPTED, Reply.Answer.DECLINED


@transaction.atomic
def accept(invitation: Invitation, *, by: Person, reason: str = "") -> Membership | Application:
    """Come in by an invitation. Who belongs already stays as they are, and uses none of it up.

    reason: for joining. Where whoever invited may not any more, the wish to join is passed on to those who
    decide, and that request is returned. Raises Refusal with plain words for one that is over, used up, or
    meant for another address, and for a reason that is too long.
    """
    reason = fitting(reason, MAX_REASON, "reason")
    held = _hold(invitation)
    state = standing_of(held.community, by)
    if state in Membership.BELONGING:
        return Membership.objects.get(community=held.community, person=by)
    _require_open(held, by)
    if state == Membership.State.REMOVED and not may_bring_back(held):
        raise asked_to_leave()
    if not still_holds(held):
        return _otherwise(held, by, reason)
    Reply.objects.update_or_create(invitation=held, person=by, defaults={"answer": _ACCEPTED, "at": now()})
    record("accepted", by, held, held.community)
    fields = {"source": Membership.Source.INVITED, "reason_for_joining": reason}
    # By their own press, having read how members are with each other.
    return admit(held.community, by, by=by, **fields)


@transaction.atomic
def say_no_thanks(invitation: Invitation, *, by: Person | None) -> None:
    """Decline an invitation. by: None for who says it without signing in, which only one to an address takes.

    Said twice, it changes nothing. It can be accepted later all the same, while it is open.
    """
    held = _hold(invitation)
    if by is None and not held.address:
        raise refuse("not-allowed")
    if held.replies.filter(person=by).exists() or (by is None and held.replies.exists()):
        return
    Reply.objects.create(invitation=held, person=by, answer=_DECLINED)
    record("said_no_thanks", by, held, held.community)


def is_for(invitation: Invitation, person: Person) -> bool:
    """Say whether an invitation is this person's to accept: a link, or to an address they have proved."""
    if not invitation.address:
        return True
    proved = Address.objects.filter(person=person).proved().values_list("address", flat=True)
    return folded(invitation.address) in {folded(address) for address in proved}


def _hold(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",))
    return rows.select_related("community", "by", "seconded_by").get(pk=invitation.pk)


def _require_open(invitation: Invitation, by: Person) -> None:
    over = invitation.expires_at is None or invitation.expires_at <= now()
    if invitation.state != Invitation.State.OPEN or over:
        raise _closed()
    if not is_for(invitation, by):
        raise refuse(
            "not-allowed",
            happened=_("This invitation was made for another address."),
            next=_("Sign in with that address, ask for an invitation of your own, or ask to join."),
        )
    came = invitation.replies.filter(answer=_ACCEPTED)
    if came.exclude(person=by).count() >= invitation.uses:
        raise _closed()


def _closed() -> Refusal:
    return refuse(
        "changed-meanwhile",
        status=410,
        happened=_("This invitation is no longer open."),
        next=_("Ask whoever sent it for a new one, or look at how to join on the community’s About page."),
    )


def _otherwise(invitation: Invitation, by: Person, reason: str) -> Membership | Application:
    """Bring in who was invited by somebody who may not invite any more, as anybody else comes in."""
    if invitation.community.admission_mode == Community.Admission.OPEN:
        return admit(invitation.community, by, by=by, reason_for_joining=reason)
    return pass_on(invitation.community, by=by, reason=reason)
