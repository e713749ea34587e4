"""What tests of this room begin with."""

from datetime import timedelta

from kith.base.kit.clock import now
from kith.members.communities.actions.joining import admit
from kith.members.communities.models import Community, Membership
from kith.members.people.models import Person, Session
from kith.members.profiles.actions.writing import write_profile


def of(community: Community, person: Person) -> Membership:
    """Return somebody's membership as it is now."""
    return Membership.objects.select_related("community", "person").get(community=community, person=person)


def long_here(community: Community, person: Person, days: int = 400) -> Membership:
    """Let somebody have belonged for long, seen by nobody since."""
    admit(community, person, by=person)
    Membership.objects.filter(community=community, person=person).update(
        joined_at=now() - timedelta(days=days)
    )
    Session.objects.filter(person=person).delete()
    return of(community, person)


def shows_presence(person: Person, level: str = "shared") -> None:
    """Let somebody show that they are around."""
    write_profile(person, by=person, levels={"presence": level})


def later(row, field: str, **much) -> None:
    """Move a moment of a row into the past by so much."""
    type(row).objects.filter(pk=row.pk).update(**{field: getattr(row, field) - timedelta(**much)})
    row.refresh_from_db()
