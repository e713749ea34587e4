"""Who may see what: the one rule that every page, search, count and feed asks (TRUST 0.1)."""

from typing import Any

from django.db import models

from kith.members.communities.models.audience import Audience
from kith.members.communities.models.community import Community
from kith.members.communities.models.group import Group, GroupMembership
from kith.members.communities.models.membership import Duty, Membership


def visible_audiences(person: Any) -> models.QuerySet[Audience]:
    """Return the audiences this person (Person, Viewer or None) belongs to, the author's own left out."""
    pk = getattr(person, "pk", None)
    if pk is None:
        return Audience.objects.filter(level=Audience.Level.PUBLIC)
    return Audience.objects.filter(
        models.Q(level__in=[Audience.Level.PUBLIC, Audience.Level.NETWORK])
        | models.Q(level=Audience.Level.COMMUNITY, community__in=reads_inside(pk).values("community"))
        | models.Q(level=Audience.Level.GROUP, group__in=_groups(pk))
    )


def reads_inside(person: int) -> models.QuerySet[Membership]:
    """Return the memberships by which a person (id) reads what is for members: their own, an alumnus's too
    where the community lets its alumni go on reading."""
    return Membership.objects.filter(person=person).filter(
        models.Q(state__in=Membership.BELONGING)
        | models.Q(state=Membership.State.ALUMNI, community__alumni_read=True)
    )


def _groups(person: int) -> models.QuerySet:
    """Return the ids of the groups a person (id) reads today. Who belongs to the community no more has lost
    its groups at the same moment; a pair belongs to the two and to nobody's community."""
    belongs = Membership.objects.filter(
        community=models.OuterRef("group__community"), person=person, state__in=Membership.BELONGING
    )
    return (
        GroupMembership.objects.filter(person=person, until=None)
        .filter(models.Q(group__kind=Group.Kind.PAIR) | models.Exists(belongs))
        .values("group")
    )


def sees(viewer: Any, level: str, author: int | None = None, audience: int | None = None) -> bool:
    """Say whether a viewer sees a thing of this level in the community they stand in.

    The same rule as visible_audiences, for one thing whose community was looked up with the viewer, in the
    statement of this very request; a test holds the two together. author: person id of the thing's own.
    audience: id of its audience, which a thing for a group needs; that costs a statement.
    """
    if level == Audience.Level.PUBLIC:
        return True
    if level == Audience.Level.NETWORK:
        return viewer.is_signed_in
    if level == Audience.Level.COMMUNITY:
        return viewer.standing is not None and viewer.standing.reads_inside
    if level == Audience.Level.GROUP:
        return viewer.is_signed_in and visible_audiences(viewer).filter(pk=audience).exists()
    return viewer.is_signed_in and author == viewer.person_id


class Visible:
    """Gives a queryset of things with an `audience` the reader's form of the rule.

    author_field: names the column of the one person who sees a thing of level "author".
    """

    author_field = ""

    def visible_to(self, person: Any):
        """Keep what this person (Person, Viewer or None for a stranger) may see."""
        seen = models.Q(audience__in=visible_audiences(person).values("pk"))
        pk = getattr(person, "pk", None)
        if self.author_field and pk is not None:
            seen |= models.Q(audience__level=Audience.Level.AUTHOR, **{self.author_field: pk})
        return self.filter(seen)


def is_member(person: Any, community: Community) -> bool:
    """Say whether the person belongs to the community: an active member, or one at rest."""
    pk = getattr(person, "pk", None)
    return pk is not None and belonging(community).filter(person=pk).exists()


def belonging(community: Community | int) -> models.QuerySet[Membership]:
    """Return the memberships of those who belong to a community today."""
    return Membership.objects.filter(community=community, state__in=Membership.BELONGING)


def holds_duty(person: Any, community: Community, *kinds: str) -> bool:
    """Say whether the person holds one of these duties for the community today."""
    pk = getattr(person, "pk", None)
    return (
        pk is not None
        and Duty.objects.filter(community=community, person=pk, kind__in=kinds, until=None).exists()
    )


def keeps_house(person: Any) -> bool:
    """Say whether the person keeps the house: an administrator of the network today."""
    pk = getattr(person, "pk", None)
    duties = Duty.objects.filter(
        kind=Duty.Kind.ADMINISTRATOR, community__kind=Community.Kind.NETWORK, until=None
    )
    return pk is not None and duties.filter(person=pk).exists()


def people_who_may_see(audience: Audience, author: Any = None) -> models.Q:
    """Return the condition on people (Person rows) who may see what has this audience."""
    if audience.level == Audience.Level.AUTHOR:
        return models.Q(pk=getattr(author, "pk", None))
    if audience.level == Audience.Level.COMMUNITY:
        inside = models.Q(state__in=Membership.BELONGING)
        if audience.community.alumni_read:
            inside |= models.Q(state=Membership.State.ALUMNI)
        readers = Membership.objects.filter(inside, community=audience.community_id)
        return models.Q(pk__in=readers.values("person"))
    if audience.level == Audience.Level.GROUP:
        return models.Q(pk__in=_people_of(audience.group))
    return models.Q()


def _people_of(group: Group) -> models.QuerySet:
    held = GroupMembership.objects.filter(group=group, until=None)
    if group.kind != Group.Kind.PAIR:
        held = held.filter(person__in=belonging(group.community_id).values("person"))
    return held.values("person")
