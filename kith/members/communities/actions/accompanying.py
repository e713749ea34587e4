"""What others do for a member who has just come in: a hello, and somebody to ask first."""

from datetime import datetime

from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Membership
from kith.members.people.models import Person


@transaction.atomic
def greeted(membership: Membership, *, at: datetime | None = None) -> bool:
    """Keep when a member was first welcomed by a person; says whether this was the first time.

    The caller keeps, and announces, who welcomed them.
    """
    moment = at or now()
    waiting = Membership.objects.filter(pk=membership.pk, welcomed_at=None)
    is_first = bool(waiting.update(welcomed_at=moment))
    if is_first:
        membership.welcomed_at = moment
    return is_first


@transaction.atomic
def begin_anew(membership: Membership) -> None:
    """Forget who welcomed and accompanied a member the last time they came in: they come in anew."""
    Membership.objects.filter(pk=membership.pk).update(welcomed_at=None, buddy=None)
    membership.welcomed_at, membership.buddy = None, None


@transaction.atomic
def accompany(membership: Membership, buddy: Person, *, by: Person) -> None:
    """Let a member have `buddy` as their first person to ask. The caller has checked that both said yes."""
    _set(membership, buddy, "communities.accompanied", by)


@transaction.atomic
def part(membership: Membership, *, by: Person | None) -> None:
    """Let a member have nobody in particular to ask; so already, it changes nothing."""
    if Membership.objects.filter(pk=membership.pk, buddy=None).exists():
        return
    _set(membership, None, "communities.parted", by)


def _set(membership: Membership, buddy: Person | None, verb: str, by: Person | None) -> None:
    Membership.objects.filter(pk=membership.pk).update(buddy=buddy)
    membership.buddy = buddy
    audience = audience_of(membership.community, Audience.Level.AUTHOR)
    ledger.record(ledger.happening(verb, by, membership, audience=audience.pk))
