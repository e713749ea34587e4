"""Who sees what ties communities and groups, and who may answer for them."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from kith.base.kit.clock import now
from kith.members.communities.access import belonging, is_member, people_who_may_see, reads_inside
from kith.members.communities.audiences import audience_of
from kith.members.communities.looking_after import is_the_last, looks_after, speaks_for
from kith.members.communities.models import Audience, Community, Group, GroupMembership, Membership
from kith.members.people.models import Person
from kith.rooms.kinship.models import Emergence, EmergenceAnswer, Relation, Review, View

# How long members have to say how they see it, before silence counts as agreement.
WINDOW = timedelta(days=7)


def relations_visible_to(person: Any) -> QuerySet[Relation]:
    """Keep what both say, which anyone may read; what is proposed or over, where the person belongs."""
    mine = _communities_of(person)
    return Relation.objects.filter(
        Q(state=Relation.State.STANDING) | Q(community__in=mine) | Q(other__in=mine)
    )


def people_who_may_see_relation(relation: Relation) -> QuerySet[Person]:
    """Return who may read of a relation: anyone where both say so, else who belongs to one of the two."""
    people = Person.objects.present()
    if relation.state == Relation.State.STANDING:
        return people
    inside = Q()
    for community in (relation.community_id, relation.other_id):
        inside |= Q(pk__in=belonging(community).values("person"))
    return people.filter(inside)


def speaks_alone(person: Any, community: Community) -> bool:
    """Say whether one word is enough: of who looks after it, or of the only one who belongs."""
    return speaks_for(person, community) and (
        looks_after(person, community) or is_the_last(person, community)
    )


def may_end(person: Any, relation: Relation) -> bool:
    """Say whether the person may let a proposal go, or end what stands: either side may."""
    return speaks_for(person, relation.community) or speaks_for(person, relation.other)


def groups_visible_to(person: Any) -> QuerySet[Group]:
    """Keep the smaller groups of the communities this person reads in; their conversations have readers of
    their own."""
    inside = reads_inside(getattr(person, "pk", None) or 0).values("community")
    return Group.objects.filter(kind=Group.Kind.SUBGROUP, community__in=inside)


def people_who_may_see_group(group: Group) -> QuerySet[Person]:
    """Return who may know of a smaller group: whoever reads in its community."""
    inside = people_who_may_see(audience_of(group.community, Audience.Level.COMMUNITY))
    return Person.objects.present().filter(inside)


def may_form(person: Any, community: Community) -> bool:
    """Say whether the person may form a smaller group: any member of a community."""
    return community.kind == Community.Kind.COMMUNITY and is_member(person, community)


def is_in(person: Any, group: Group) -> bool:
    """Say whether the person is in the group today. Who left its community has lost it."""
    return people_in(group).filter(person=getattr(person, "pk", None) or 0).exists()


def people_in(group: Group) -> QuerySet[GroupMembership]:
    """Return the memberships of those who are in a group today."""
    inside = belonging(group.community_id).values("person")
    return GroupMembership.objects.filter(group=group, until=None, person__in=inside)


def emergences_visible_to(person: Any) -> QuerySet[Emergence]:
    """Keep what is proposed in the person's own groups, and what groups became where the person belongs."""
    pk = getattr(person, "pk", None) or 0
    # Who belongs no more has no group there; see `people_in`.
    mine = GroupMembership.objects.filter(person=pk, until=None).values("group")
    here = Q(community__in=_communities_of(person))
    return Emergence.objects.filter(here & (Q(group__in=mine) | Q(founded__isnull=False)))


def may_begin(person: Any, emergence: Emergence) -> bool:
    """Say whether the person may let the group become a community: they are in, and the group says yes.

    It does when everybody in it has said so, or after a week with two who have, and nobody asks to wait.
    """
    group = emergence.group
    inside = set(people_in(group).values_list("person", flat=True))
    said = dict(emergence.answers.filter(person__in=inside).values_list("person", "answer"))
    yes = {pk for pk, answer in said.items() if answer == EmergenceAnswer.Answer.YES}
    if not emergence.is_open or getattr(person, "pk", None) not in yes or len(yes) < len(said):
        return False
    return yes == inside or (len(yes) > 1 and closes_at(emergence) <= now())


def may_come_along(person: Any, emergence: Emergence) -> bool:
    """Say whether the person was in the group and may still follow it: while they belong where it grew."""
    if emergence.founded is None or is_member(person, emergence.founded):
        return False
    pk = getattr(person, "pk", None) or 0
    was_in = GroupMembership.objects.filter(group=emergence.group_id, person=pk, until=None).exists()
    return was_in and is_member(person, emergence.community) and not _was_sent_away(pk, emergence.founded)


def reviews_visible_to(person: Any) -> QuerySet[Review]:
    """Keep what was claimed, which anyone may read, and what is talked about where the person belongs."""
    return Review.objects.filter(Q(claimed_at__isnull=False) | Q(community__in=_communities_of(person)))


def people_who_may_see_review(review: Review) -> QuerySet[Person]:
    """Return who may read a review: anyone once it was claimed, else those who belong."""
    people = Person.objects.present()
    if review.claimed_at is not None:
        return people
    return people.filter(pk__in=belonging(review.community_id).values("person"))


def may_claim(person: Any, review: Review) -> bool:
    """Say whether the person may claim the stage of a review.

    The only one who belongs may at once. Else, after a week: who looks after the community, and any member
    where nobody sees it differently.
    """
    community = review.community
    if not review.is_open or not is_member(person, community):
        return False
    if is_the_last(person, community):
        return True
    if closes_at(review) > now():
        return False
    return looks_after(person, community) or not someone_differs(review)


def someone_differs(review: Review) -> bool:
    """Say whether a member sees it differently."""
    return review.views.filter(kind=View.Kind.DIFFERS).exists()


def closes_at(thing: Emergence | Review) -> datetime:
    """Return from when silence counts as agreement."""
    begun = thing.opened_at if isinstance(thing, Review) else thing.proposed_at
    return begun + WINDOW


def _communities_of(person: Any) -> QuerySet:
    pk = getattr(person, "pk", None) or 0
    return Membership.objects.filter(person=pk, state__in=Membership.BELONGING).values("community")


def _was_sent_away(person: int, community: Community) -> bool:
    removed = Membership.State.REMOVED
    return Membership.objects.filter(person=person, community=community, state=removed).exists()
