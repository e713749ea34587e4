"""Saying that one will keep to a charter: by joining, or when how we are with each other has changed."""

from django.db import transaction

from kith.base.kit import ledger
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community, Membership
from kith.members.people.models import Person
from kith.rooms.charter.models import Acceptance, Version


@transaction.atomic
def accept(version: Version, *, by: Person) -> Acceptance:
    """Keep that `by` will keep to this version; said already, it changes nothing."""
    made, is_new = Acceptance.objects.get_or_create(
        version=version, person=by, defaults={"community_id": version.community_id}
    )
    if is_new:
        audience = audience_of(version.community, Audience.Level.AUTHOR)
        ledger.record(ledger.happening("charter.accepted", by, version, audience=audience.pk))
    return made


def on_arrival(membership: Membership, by: Person | None) -> None:
    """Who joins by their own press has read how we are with each other on that page, and agrees to it; so has
    who asked to join, unless it has changed since they asked. Who takes back that they left has been here
    since before, and is asked as every member is about what changed meanwhile."""
    community = membership.community
    if by is None or community.kind == Community.Kind.NETWORK:
        return
    newest = Version.objects.filter(community=community, number__isnull=False).order_by("-number").first()
    if newest is None or newest.adopted_at is None:
        return
    pressed = by.pk == membership.person_id and newest.adopted_at <= membership.joined_at
    if pressed or _read_as_they_asked(membership, newest):
        accept(newest, by=membership.person)


def _read_as_they_asked(membership: Membership, version: Version) -> bool:
    if membership.source != Membership.Source.APPLIED:
        return False
    asked = membership.transitions.filter(state=Membership.State.APPLIED).order_by("-at", "-id").first()
    return asked is not None and version.adopted_at is not None and version.adopted_at <= asked.at
