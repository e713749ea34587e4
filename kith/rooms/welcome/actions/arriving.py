"""When somebody comes in: they begin anew, and wait for a person's hello."""

from kith.base.kit.clock import now
from kith.members.communities.actions.accompanying import begin_anew
from kith.members.communities.models import Membership
from kith.members.people.models import Person
from kith.rooms.welcome.models import Company, Friend


def on_arrival(membership: Membership, by: Person | None) -> None:
    """Close what belonged to an earlier stay. No software welcomes anybody: that is left to people."""
    Company.objects.filter(membership=membership, closed_at=None).update(closed_at=now())
    Friend.objects.filter(membership=membership).delete()
    if membership.welcomed_at is not None or membership.buddy_id is not None:
        begin_anew(membership)
