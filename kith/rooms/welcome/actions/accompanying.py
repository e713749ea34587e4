"""A newcomer's first person to ask: offered, chosen, and ended by either, or by itself."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.lines import fitting
from kith.base.kit.refusals import Refusal, refuse
from kith.members.communities.access import is_member
from kith.members.communities.actions.accompanying import accompany, part
from kith.members.communities.models import Community, Membership
from kith.members.people.actions.nudging import note_asked
from kith.members.people.models import Person
from kith.rooms.welcome.access import newcomers
from kith.rooms.welcome.actions.recording import record
from kith.rooms.welcome.company import has_run_out, open_offers
from kith.rooms.welcome.lengths import SEASON
from kith.rooms.welcome.models import BuddyOffer, Company
from kith.rooms.welcome.models.company import MAX_ABOUT


@transaction.atomic
def offer(community: Community, *, by: Person, words: str = "") -> BuddyOffer:
    """Offer to be somebody new's first person to ask. Offered already, the words are kept anew.

    Raises Refusal.
    """
    if not is_member(by, community) or community.kind == Community.Kind.NETWORK:
        raise refuse("not-allowed", typed={"words": words})
    words = fitting(words, MAX_ABOUT, "words")
    made, is_new = BuddyOffer.objects.update_or_create(
        community=community, person=by, taken_back_at=None, defaults={"words": words}
    )
    if is_new:
        record("offered_company", by, made, community)
    return made


@transaction.atomic
def take_offer_back(community: Community, *, by: Person) -> None:
    """Offer it no longer; whom one accompanies, one goes on accompanying."""
    for held in BuddyOffer.objects.filter(community=community, person=by, taken_back_at=None):
        held.taken_back_at = now()
        held.save(update_fields=["taken_back_at"])
        record("took_offer_back", by, held, community)


@transaction.atomic
def choose(membership: Membership, made: BuddyOffer, *, by: Person) -> Company:
    """Let a newcomer take somebody who offers. Their offer was the yes, so it begins at once."""
    held = _own(membership, by)
    if not open_offers(held.community).filter(pk=made.pk).exclude(person=by).exists():
        raise _gone()
    Company.objects.filter(membership=held, agreed_at=None, closed_at=None).update(
        closed_at=now(), closed_by=by
    )
    company = _make(held, made.person)
    return _agree(company, by)


@transaction.atomic
def propose(membership: Membership, *, by: Person) -> Company:
    """Offer oneself to one newcomer, who says yes, or rather not. Raises Refusal, also where they were asked
    something else lately (RULINGS 28)."""
    rows = Membership.objects.select_for_update(of=("self",)).select_related("community", "person")
    held = rows.get(pk=membership.pk)
    if by.pk == held.person_id or not is_member(by, held.community):
        raise refuse("not-allowed")
    if not newcomers(held.community).filter(pk=held.pk).exists() or _declined(held, by):
        raise _gone()
    company = _make(held, by)
    note_asked(held.person, kind="welcome.company", by=by)
    record("proposed_company", by, company, held.community)
    return company


@transaction.atomic
def answer(company: Company, *, by: Person, takes: bool) -> Company:
    """Say yes, or rather not, to somebody who offered. Only the newcomer may."""
    held = _locked(company)
    _own(held.membership, by)
    if held.closed_at is not None or held.agreed_at is not None:
        raise _gone()
    if takes:
        return _agree(held, by)
    _close(held, by)
    record("answered_company", by, held, held.community)
    return held


@transaction.atomic
def end(company: Company, *, by: Person | None) -> None:
    """End it: either of the two may, at any time, and nobody asks why. by None: it has run out.

    Ended already, it changes nothing.
    """
    held = _locked(company)
    if by is not None and by.pk not in (held.buddy_id, held.membership.person_id):
        raise refuse("not-allowed")
    if held.closed_at is not None:
        return
    if by is None and not has_run_out(held):
        return
    was_agreed = held.agreed_at is not None
    _close(held, by)
    if was_agreed:
        part(held.membership, by=by)
    else:
        record("answered_company", by, held, held.community)


def _make(membership: Membership, buddy: Person) -> Company:
    try:
        with transaction.atomic():
            return Company.objects.create(community=membership.community, membership=membership, buddy=buddy)
    except IntegrityError:
        raise _gone() from None


def _agree(company: Company, by: Person) -> Company:
    company.agreed_at = now()
    company.ends_at = company.agreed_at + SEASON
    company.save(update_fields=["agreed_at", "ends_at"])
    record("answered_company", by, company, company.community)
    accompany(company.membership, company.buddy, by=by)
    return company


def _close(company: Company, by: Person | None) -> None:
    company.closed_at, company.closed_by = now(), by
    company.save(update_fields=["closed_at", "closed_by"])


def _declined(membership: Membership, by: Person) -> bool:
    """Say whether the newcomer said rather not to this person since they came in; that stands."""
    said = Company.objects.filter(membership=membership, buddy=by, agreed_at=None, closed_at__isnull=False)
    return said.filter(asked_at__gte=membership.joined_at, closed_by=membership.person_id).exists()


def _own(membership: Membership, by: Person) -> Membership:
    held = (
        Membership.objects.select_for_update(of=("self",)).select_related("community").get(pk=membership.pk)
    )
    if held.person_id != by.pk or held.state not in Membership.BELONGING:
        raise refuse("not-allowed")
    return held


def _locked(company: Company) -> Company:
    rows = Company.objects.select_for_update(of=("self",))
    return rows.select_related("membership__community", "community", "buddy").get(pk=company.pk)


def _gone() -> Refusal:
    return refuse(
        "changed-meanwhile",
        happened=_("That’s not on offer any more, or somebody was quicker."),
        next=_("Go back and look again."),
    )
