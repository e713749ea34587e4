"""Who may see what: the one rule that every page, search, count and feed asks (TRUST 0.1)."""

from typing import Any

from django.db import models

from kith.members.communities.models.audience import Audience
from kith.members.communities.models.community import Community
from kith.members.communities.models.membership import Duty, Membership


def visible_audiences(person: Any) -> models.QuerySet[Audience]:
    """Return the audiences this person (Person, Viewer or None) belongs to, the author's own left out."""
    pk = getattr(person, "pk", None)
    if pk is None:
        return Audience.objects.filter(level=Audience.Level.PUBLIC)
    mine = Membership.objects.filter(person=pk, state=Membership.State.ACTIVE).values("community")
    return Audience.objects.filter(
        models.Q(level__in=[Audience.Level.PUBLIC, Audience.Level.NETWORK])
        | models.Q(level=Audience.Level.COMMUNITY, community__in=mine)
    )


def sees(viewer: Any, level: str, author: int | None = None) -> bool:
    """Say whether a viewer sees a thing of this level in the community they stand in.

    The same rule as visible_audiences, for one thing whose community was looked up with the viewer, in the
    statement of this very request; a test holds the two together. author: person id of the thing's own.
    """
    if level == Audience.Level.PUBLIC:
        return True
    if level == Audience.Level.NETWORK:
        return viewer.is_signed_in
    if level == Audience.Level.COMMUNITY:
        return viewer.standing is not None and viewer.standing.is_member
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
    """Say whether the person is an active member of the community."""
    pk = getattr(person, "pk", None)
    return (
        pk is not None
        and Membership.objects.filter(community=community, person=pk, state=Membership.State.ACTIVE).exists()
    )


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
        members = Membership.objects.filter(community=audience.community_id, state=Membership.State.ACTIVE)
        return models.Q(pk__in=members.values("person"))
    return models.Q()
