"""Who sees which wording of a charter, and who may make it the charter."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from kith.base.kit.clock import now
from kith.members.communities.access import belonging, is_member, people_who_may_see
from kith.members.communities.audiences import audience_of
from kith.members.communities.looking_after import is_looked_after, is_the_last, looks_after
from kith.members.communities.models import Audience, Membership
from kith.members.people.models import Person
from kith.rooms.charter.models import Remark, Version

# How long a proposal lies open before silence counts as agreement.
WINDOW = timedelta(days=7)


def versions_visible_to(person: Any) -> QuerySet[Version]:
    """Keep what was adopted, which anyone may read, and what is proposed where the person belongs."""
    pk = getattr(person, "pk", None)
    mine = Membership.objects.filter(person=pk, state__in=Membership.BELONGING).values("community")
    return Version.objects.filter(Q(number__isnull=False) | Q(community__in=mine))


def people_who_may_read(version: Version) -> QuerySet[Person]:
    """Return who may read this wording: anyone for one that was adopted, else those who belong."""
    level = Audience.Level.COMMUNITY if version.number is None else Audience.Level.PUBLIC
    if level == Audience.Level.PUBLIC:
        return Person.objects.present().filter(people_who_may_see(audience_of(version.community, level)))
    return Person.objects.present().filter(pk__in=belonging(version.community_id).values("person"))


def may_adopt(person: Any, version: Version) -> bool:
    """Say whether the person may make this proposal the charter.

    The only one who belongs may. Else: who looks after the community, unless it is their own proposal; where
    nobody does, any other member; and after a week any member, when nobody asks to wait.
    """
    community = version.community
    if not version.is_open or not is_member(person, community):
        return False
    if is_the_last(person, community):
        return True
    is_own = person.pk == version.proposed_by_id
    if looks_after(person, community) and not is_own:
        return True
    if someone_asks_to_wait(version):
        return False
    return closes_at(version) <= now() or (not is_own and not is_looked_after(community))


def someone_asks_to_wait(version: Version) -> bool:
    """Say whether a "not yet" stands, of somebody who still belongs."""
    here = belonging(version.community_id).values("person")
    return version.remarks.filter(kind=Remark.Kind.NOT_YET, withdrawn_at=None, by__in=here).exists()


def closes_at(version: Version) -> datetime:
    """Return from when silence counts as agreement."""
    return version.proposed_at + WINDOW
