"""Groups: formed, joined, left. A group is some people within a community (RULINGS 6)."""

from collections.abc import Iterable

from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.members.communities.audiences import audience_of_group
from kith.members.communities.models import Community, Group, GroupMembership
from kith.members.people.models import Person


@transaction.atomic
def form_group(
    community: Community,
    kind: str,
    people: Iterable[Person],
    *,
    by: Person,
    name: str = "",
    purpose: str = "",
) -> Group:
    """Form a group of these people. The caller has checked that `by` may."""
    group = Group.objects.create(community=community, kind=kind, name=name, purpose=purpose, formed_by=by)
    _record("communities.group_formed", group, by)
    for person in people:
        join_group(group, person)
    return group


@transaction.atomic
def join_group(group: Group, person: Person) -> GroupMembership:
    """Take a person into a group; in it already, it changes nothing. The caller has checked that they may."""
    held, made = GroupMembership.objects.get_or_create(group=group, person=person, until=None)
    if made:
        _record("communities.group_joined", group, person)
    return held


@transaction.atomic
def leave_group(group: Group, person: Person) -> None:
    """End a person's time in a group; out of it already, it changes nothing."""
    if GroupMembership.objects.filter(group=group, person=person, until=None).update(until=now()):
        _record("communities.group_left", group, person)


def _record(verb: str, group: Group, by: Person) -> None:
    audience = audience_of_group(group)
    ledger.record(ledger.happening(verb, by, group, audience=audience.pk))
