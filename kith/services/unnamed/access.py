"""Who may ask without their name, who allows it, and who may open a seal: two together, never one."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from kith.base.kit.clock import now
from kith.members.communities.access import belonging, is_member
from kith.members.communities.models import Community, Duty
from kith.services.moderation.access import HOUSE, KEEPING, keepers
from kith.services.unnamed.models import Allowance, Seal, Unsealing

# Among fewer than these, whoever wrote is as good as named (TRUST 4.4).
FEWEST, FEW = 4, 8
# What one asked lapses, so that a second does not agree to what nobody remembers.
LAPSES = timedelta(days=14)
# A seal goes so long after its conversation was closed, and so long after it began at the latest.
AFTER_CLOSING, AT_MOST = timedelta(days=30), timedelta(days=365)
# Opened, it stays so long that whoever it was can read by whom and why, even where its time has come.
AFTER_OPENING = timedelta(days=30)


def is_allowed(community: Community) -> bool:
    """Say whether a community lets its members ask without their name."""
    return Allowance.objects.filter(community=community, ended_at=None).exists()


def how_many(community: Community) -> int:
    """Return how many belong to a community, up to FEW."""
    return len(belonging(community).values_list("pk", flat=True)[:FEW])


def may_allow(person: Any, community: Community) -> bool:
    """Say whether the person may allow it, or end it: who looks after the community. Nobody else: where
    nobody looks after it, nobody could open a seal for serious harm either."""
    return getattr(person, "pk", None) in keepers(community)


def may_ask(person: Any, community: Community) -> bool:
    """Say whether the person may ask here without their name: members, where it is allowed, among enough."""
    return is_allowed(community) and is_member(person, community) and how_many(community) >= FEWEST


def may_open(person: Any, community: Community) -> bool:
    """Say whether the person may ask for a seal to be opened, or agree: who looks after the community."""
    return may_allow(person, community)


def looked_after_it(person: Any, community: Community, moment: datetime) -> bool:
    """Say whether the person looked after a community at a moment: before something was written, so that
    nobody makes themself a second for it afterwards."""
    network = community.kind == Community.Kind.NETWORK
    kinds = (*KEEPING, *HOUSE) if network else KEEPING
    held = Duty.objects.filter(community=community, person=getattr(person, "pk", None), kind__in=kinds)
    return held.filter(Q(until=None) | Q(until__gt=moment), since__lt=moment).exists()


def unsealings_visible_to(person: Any, community: Community) -> Any:
    """Return what was asked about the seals of a community, for who looks after it; nobody else sees any."""
    if not may_open(person, community):
        return Unsealing.objects.none()
    return Unsealing.objects.filter(community=community)


def waiting() -> Q:
    """Return the condition on what was asked and waits for a second still."""
    return Q(agreed_at=None, ended_at=None, asked_at__gt=now() - LAPSES)


def sealed_posts(person: Any) -> Any:
    """Return the ids of the posts this person (Person, Viewer or None) wrote without their name."""
    return Seal.objects.filter(person=getattr(person, "pk", None) or 0).values("post_id")


def is_sealed_to(person: Any, post_id: int) -> bool:
    """Say whether this person wrote the post (its id) without their name."""
    return sealed_posts(person).filter(post_id=post_id).exists()
