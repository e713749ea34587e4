"""Who decides about joining, who may invite, and who may read an application."""

from typing import Any

from django.db import models

from kith.members.communities.access import belonging, is_member
from kith.members.communities.looking_after import LOOKS_AFTER, is_looked_after, looks_after, speaks_for
from kith.members.communities.models import Community, Duty, Membership, Transition
from kith.members.people.models import Address, Person
from kith.rooms.admissions.models import Application, Call, Invitation

# Whoever holds one of these decides alone. Where nobody does, any two members do (RULINGS 5).
DECIDING = LOOKS_AFTER
_TOGETHER = 2

_held = Duty.objects.filter(kind__in=DECIDING, until=None)


def holders(community: Community | int) -> models.QuerySet[Person]:
    """Return those who decide alone about joining, A to Z."""
    held = _held.filter(community=community).values("person")
    return Person.objects.filter(pk__in=held).order_by("sort_name", "id")


def nobody_holds(community: Community | int) -> bool:
    """Say whether nobody decides alone here, so that any two members do."""
    return not is_looked_after(community)


def decides_alone(person: Any, community: Community) -> bool:
    """Say whether this person's word is enough."""
    return looks_after(person, community)


def decides(person: Any, community: Community) -> bool:
    """Say whether the person is one of those who decide: they hold a duty, or belong where nobody does."""
    return speaks_for(person, community)


def how_many_decide(community: Community) -> int:
    """Return how many members it takes where nobody decides alone: two, or the only one there is."""
    return min(_TOGETHER, max(belonging(community).count(), 1))


def members_invite(community: Community) -> bool:
    """Say whether each member may invite by themselves."""
    if community.admission_mode == Community.Admission.INVITATION:
        return not Call.objects.filter(community=community, members_invite=False).exists()
    return community.admission_mode == Community.Admission.OPEN


def invites_alone(person: Any, community: Community) -> bool:
    """Say whether an invitation of this person's needs nobody else's word."""
    if decides_alone(person, community):
        return True
    return is_member(person, community) and (
        members_invite(community) or (nobody_holds(community) and how_many_decide(community) == 1)
    )


def may_invite(person: Any, community: Community) -> bool:
    """Say whether the person may invite: alone, or together with a second member where nobody decides."""
    return invites_alone(person, community) or decides(person, community)


def still_holds(invitation: Invitation) -> bool:
    """Say whether those who sent an invitation may still give what it gives (TRUST E4)."""
    community = invitation.community
    if invites_alone(invitation.by, community):
        return True
    second = invitation.seconded_by
    return decides(invitation.by, community) and second is not None and decides(second, community)


def may_bring_back(invitation: Invitation) -> bool:
    """Say whether an invitation is good for somebody who was asked to leave: sent to their own address since,
    by those whose word is enough, or by two where nobody's is."""
    if not invitation.address or invitation.sent_at is None:
        return False
    removed = Transition.objects.filter(community=invitation.community_id, state=Membership.State.REMOVED)
    theirs = Address.objects.at(invitation.address).proved().values("person")
    if removed.filter(membership__person__in=theirs, at__gte=invitation.sent_at).exists():
        return False
    second = invitation.seconded_by
    by_two = second is not None and decides(second, invitation.community)
    by, community = invitation.by, invitation.community
    return decides_alone(by, community) or (by_two and decides(by, community))


def applications_visible_to(person: Any) -> models.QuerySet[Application]:
    """Return the applications this person (Person, Viewer or None) may read: their own and those to decide.

    Members read one only where nobody holds a duty and its writer was told so.
    """
    pk = getattr(person, "pk", None)
    if pk is None:
        return Application.objects.none()
    mine = Membership.objects.filter(person=pk, state__in=Membership.BELONGING).values("community")
    led = models.Q(community__in=_held.values("community"))
    return Application.objects.filter(
        models.Q(person=pk)
        | models.Q(community__in=_held.filter(person=pk).values("community"))
        | (models.Q(open_to_members=True, community__in=mine) & ~led)
    )


def may_answer(person: Any, application: Application) -> bool:
    """Say whether the person may answer an application: who decides, and nobody their own."""
    pk = getattr(person, "pk", None)
    return pk != application.person_id and applications_visible_to(person).filter(pk=application.pk).exists()


def people_who_may_see(application: Application) -> models.Q:
    """Return the condition on people (Person rows) who may read an application."""
    readers = models.Q(pk=application.person_id)
    held = _held.filter(community=application.community_id)
    if application.open_to_members and not held.exists():
        return readers | models.Q(pk__in=belonging(application.community_id).values("person"))
    return readers | models.Q(pk__in=held.values("person"))
