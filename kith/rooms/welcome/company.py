"""Which offers of company stand, and which company has run out."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.base.kit.clock import now
from kith.members.communities.models import Community, Membership
from kith.rooms.welcome.lengths import FORTNIGHT
from kith.rooms.welcome.models import BuddyOffer, Company


def open_offers(community: Community | int) -> QuerySet[BuddyOffer]:
    """Return the offers that can be taken: of members who are here, not away, and have nobody to mind yet."""
    here = Membership.objects.filter(
        Q(paused_until=None) | Q(paused_until__lte=now()),
        community=OuterRef("community"),
        person=OuterRef("person"),
        state=Membership.State.ACTIVE,
    )
    busy = Company.objects.filter(community=OuterRef("community"), buddy=OuterRef("person"), closed_at=None)
    rows = BuddyOffer.objects.filter(community=community, taken_back_at=None, person__erased_at=None)
    return rows.filter(Exists(here), ~Exists(busy))


def has_run_out(company: Company) -> bool:
    """Say whether its season is over, nobody answered in a fortnight, or one of the two belongs no more."""
    if company.ends_at is not None and company.ends_at <= now():
        return True
    if company.agreed_at is None and company.asked_at <= now() - FORTNIGHT:
        return True
    two = [company.buddy_id, company.membership.person_id]
    held = Membership.objects.filter(
        community=company.community_id, person__in=two, state__in=Membership.BELONGING
    )
    return held.count() < len(two)


def run_out() -> QuerySet[Company]:
    """Return the company that ends by itself today."""
    belongs = Membership.objects.filter(
        community=OuterRef("community"), person=OuterRef("buddy"), state__in=Membership.BELONGING
    )
    unanswered = Q(agreed_at=None, asked_at__lte=now() - FORTNIGHT)
    over = (
        unanswered | Q(ends_at__lte=now()) | ~Q(membership__state__in=Membership.BELONGING) | ~Exists(belongs)
    )
    return Company.objects.filter(over, closed_at=None)
