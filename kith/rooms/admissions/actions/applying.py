"""Asking to join, and taking that back."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal, refuse
from kith.members.communities.actions.moving import move
from kith.members.communities.models import Community, Membership
from kith.members.people.models import Person
from kith.rooms.admissions.access import nobody_holds
from kith.rooms.admissions.actions.recording import record
from kith.rooms.admissions.models import Application

_State = Application.State


@transaction.atomic
def apply(
    community: Community, *, by: Person, reason: str, answers: Sequence[dict[str, str]] = ()
) -> Application:
    """Ask to join. Who has asked already finds their request as it is.

    answers: see Application. Raises Refusal "not-allowed" where people come in another way.
    """
    if community.admission_mode != Community.Admission.APPLICATION:
        raise refuse(
            "not-allowed",
            happened=_("People come into this community in another way now."),
            next=_("Its About page says how."),
        )
    return pass_on(community, by=by, reason=reason, answers=answers)


@transaction.atomic
def pass_on(
    community: Community, *, by: Person, reason: str, answers: Sequence[dict[str, str]] = ()
) -> Application:
    """Put somebody's wish to join before those who decide, however it came. The caller checked that it may.

    Raises Refusal for members, and for someone the community asked to leave.
    """
    state = standing_of(community, by)
    if state in Membership.BELONGING:
        raise refuse("changed-meanwhile", happened=_("You already belong here."))
    if state == Membership.State.REMOVED:
        raise asked_to_leave()
    if state != Membership.State.ALUMNI:
        # An alumnus who asks stays one, whatever the answer.
        move(community, by, Membership.State.APPLIED, by=by)
    application, is_new = Application.objects.get_or_create(
        community=community,
        person=by,
        state=_State.APPLIED,
        defaults={
            "reason": reason,
            "answers": list(answers),
            "open_to_members": nobody_holds(community),
        },
    )
    if is_new:
        _tell_deciders(application)
    return application


@transaction.atomic
def withdraw(application: Application, *, by: Person) -> Application:
    """Take a request back, by who made it; taken back already, it changes nothing.

    Raises Refusal "changed-meanwhile" when it was answered first.
    """
    held = hold(application)
    if held.person_id != by.pk:
        raise refuse("not-allowed")
    if held.state == _State.WITHDRAWN:
        return held
    if held.state != _State.APPLIED:
        raise refuse("changed-meanwhile", happened=_("Your request was answered a moment before."))
    held.state, held.decided_at = _State.WITHDRAWN, now()
    held.save(update_fields=["state", "decided_at"])
    if standing_of(held.community, by) == Membership.State.APPLIED:
        move(held.community, by, Membership.State.WITHDRAWN, by=by)
    return held


@transaction.atomic
def let_members_read(application: Application, *, by: Person) -> None:
    """Let any member read one's request, where those who were to read it hold no duty any more."""
    held = hold(application)
    if held.person_id != by.pk:
        raise refuse("not-allowed")
    if not held.open_to_members:
        held.open_to_members = True
        held.save(update_fields=["open_to_members"])
        record("let_members_read", by, held, held.community)
        _tell_deciders(held)


def _tell_deciders(application: Application) -> None:
    from kith.rooms.admissions.jobs import tell_deciders

    tell_deciders.later(application_id=application.pk)


def hold(application: Application) -> Application:
    """Return a request, locked; its writer's membership is locked before, as whoever comes in does."""
    where = {"community": application.community_id, "person": application.person_id}
    Membership.objects.select_for_update().filter(**where).first()
    rows = Application.objects.select_for_update(of=("self",)).select_related("community", "person")
    return rows.get(pk=application.pk)


def standing_of(community: Community, person: Person) -> str | None:
    """Return the state of a person's membership, locked; None for who was never here."""
    held = Membership.objects.select_for_update().filter(community=community, person=person)
    return held.values_list("state", flat=True).first()


def asked_to_leave() -> Refusal:
    """Return the refusal of someone whom the community asked to leave."""
    return refuse(
        "not-allowed",
        happened=_("This community asked you to leave, so you can’t join by yourself."),
        next=_("You can ask for that to be looked at again, on your membership page."),
    )
