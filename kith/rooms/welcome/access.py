"""Who may welcome, accompany and ask after whom, and who reads what was said."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from kith.base.kit.clock import now
from kith.members.communities.access import belonging, is_member
from kith.members.communities.looking_after import speaks_for
from kith.members.communities.models import Community, Membership
from kith.members.people.models import Person
from kith.rooms.welcome.lengths import FIRST_WEEKS
from kith.rooms.welcome.models import CheckIn, Welcome


def newcomers(community: Community | int) -> models.QuerySet[Membership]:
    """Return who came into a community in the last weeks. Founders came into nothing."""
    rows = belonging(community).filter(
        state=Membership.State.ACTIVE, joined_at__gt=now() - FIRST_WEEKS, person__erased_at=None
    )
    return rows.filter(community__kind=Community.Kind.COMMUNITY).exclude(joined_at=F("community__founded_at"))


def may_welcome(person: Any, membership: Membership) -> bool:
    """Say whether the person may say hello to a newcomer: any other member, in their first weeks."""
    if getattr(person, "pk", None) in (None, membership.person_id):
        return False
    community = membership.community
    return is_member(person, community) and newcomers(community).filter(pk=membership.pk).exists()


def welcomes_visible_to(person: Any) -> models.QuerySet[Welcome]:
    """Return the welcomes whose words this person may read: those to them, while in sight, and their own."""
    pk = getattr(person, "pk", None)
    if pk is None:
        return Welcome.objects.none()
    return Welcome.objects.filter(Q(membership__person=pk, hidden_at=None) | Q(by=pk))


def people_who_may_read(welcome: Welcome) -> Q:
    """Return the condition on people (Person rows) who may read the words of a welcome."""
    return _the_two(welcome.membership.person_id, welcome)


def asks_after(person: Any, community: Community) -> bool:
    """Say whether the person may ask members how they are: who looks after the community, and where nobody
    does any member."""
    return community.kind != Community.Kind.NETWORK and speaks_for(person, community)


def check_ins_visible_to(person: Any) -> models.QuerySet[CheckIn]:
    """Return the askings whose words this person may read: those to them, while in sight, and their own.

    Whoever else may ask in that community sees that it was asked and what came of it, not the words.
    """
    pk = getattr(person, "pk", None)
    if pk is None:
        return CheckIn.objects.none()
    return CheckIn.objects.filter(Q(person=pk, hidden_at=None) | Q(by=pk))


def people_who_may_read_check_in(check_in: CheckIn) -> Q:
    """Return the condition on people (Person rows) who may read the words of an asking."""
    return _the_two(check_in.person_id, check_in)


def _the_two(whom: int, said: Welcome | CheckIn) -> Q:
    readers = (said.by_id, whom) if said.hidden_at is None else (said.by_id,)
    return Q(pk__in=[pk for pk in readers if pk is not None])


def sees_friends(viewer: Any, community: Community) -> bool:
    """Say whether a viewer sees who a community's friends are: its members, and those friends themselves."""
    standing = getattr(viewer, "standing", None)
    return standing is not None and (standing.is_member or standing.state == Membership.State.ALUMNI)


def people_who_see_friends(community: Community) -> models.QuerySet[Person]:
    """Return who sees the list of a community's friends."""
    states = (*Membership.BELONGING, Membership.State.ALUMNI)
    rows = Membership.objects.filter(community=community, state__in=states)
    return Person.objects.present().filter(pk__in=rows.values("person"))
