"""Duties: offered, taken on, handed over, put down."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.communities.access import holds_duty, is_member
from kith.members.communities.audiences import audience_of
from kith.members.communities.looking_after import is_the_last, is_the_only_one, may_give, needs_convenor
from kith.members.communities.models import Audience, Community, Duty, DutyOffer
from kith.members.communities.needing import KINDS as NEED_A_SECOND_STEP
from kith.members.people.actions.leaving import end_others
from kith.members.people.actions.nudging import note
from kith.members.people.models import Person


@transaction.atomic
def take_duty(community: Community, person: Person, kind: str, *, by: Person) -> Duty:
    """Let `person` hold a duty from now on; held already, it changes nothing.

    The caller has checked that `by` may give it.
    """
    duty, made = Duty.objects.get_or_create(community=community, person=person, kind=kind, until=None)
    if made:
        audience = audience_of(community, Audience.Level.COMMUNITY)
        ledger.record(ledger.happening("communities.duty_taken", person, duty, audience=audience.pk))
        if kind in NEED_A_SECOND_STEP:
            # Whoever can do more from now on comes in anew, by two steps (TRUST E2, E3).
            end_others(None, by=person, why="duty-taken")
    return duty


@transaction.atomic
def put_down(community: Community, kind: str, *, by: Person) -> None:
    """End the duty that `by` holds; not held, it changes nothing.

    Raises Refusal for the only one who keeps the house: nobody could give that to anyone any more.
    """
    Community.objects.select_for_update().get(pk=community.pk)
    if kind == Duty.Kind.ADMINISTRATOR and is_the_only_one(by, community, kind):
        raise refuse(
            "not-allowed",
            happened=_("You’re the only one who keeps the house."),
            next=_("Offer that to somebody first. When they say yes, you can put it down."),
        )
    duty = community.duties.select_for_update().filter(person=by, kind=kind, until=None).first()
    if duty is not None:
        duty.until = now()
        duty.save(update_fields=["until"])
        audience = audience_of(community, Audience.Level.COMMUNITY)
        ledger.record(ledger.happening("communities.duty_put_down", by, duty, audience=audience.pk))


@transaction.atomic
def offer_duty(
    community: Community, person: Person, kind: str, *, by: Person, hands_over: bool = False
) -> DutyOffer:
    """Hold a duty out to a member, who takes it or doesn't; offered already, it changes nothing.

    hands_over: `by` puts theirs down when it is taken, where they hold it. Raises Refusal "not-allowed".
    """
    if kind not in may_give(by, community) or not is_member(person, community):
        raise refuse(
            "not-allowed", happened=_("That duty isn’t yours to offer, or they’re not a member here.")
        )
    return _open(community, person, kind, by, hands_over and holds_duty(by, community, kind))


@transaction.atomic
def stand(community: Community, *, by: Person) -> DutyOffer:
    """Ask to convene a community that nobody convenes; the only member needs nobody's word.

    What others can't give any more is put aside. Raises Refusal "not-allowed" for others than members,
    "changed-meanwhile" when somebody convenes it.
    """
    Community.objects.select_for_update().get(pk=community.pk)
    if not is_member(by, community) or community.kind == Community.Kind.NETWORK:
        raise refuse("not-allowed")
    if not needs_convenor(community):
        raise refuse("changed-meanwhile", happened=_("Somebody convenes this community by now."))
    offer = _open(community, by, Duty.Kind.CONVENOR, by, hands_over=False)
    if is_the_last(by, community) and offer.closed_at is None:
        _close(offer, by, taken=True)
    return offer


@transaction.atomic
def agree(offer: DutyOffer, *, by: Person) -> DutyOffer:
    """Agree that someone who stands convenes: the second member's word (RULINGS 5)."""
    Community.objects.select_for_update().get(pk=offer.community_id)
    held = _still_open(offer)
    if not held.is_standing or by.pk == held.person_id or not is_member(by, held.community):
        raise refuse("not-allowed")
    if not is_member(held.person, held.community):
        raise refuse("changed-meanwhile", happened=_("They aren’t a member here any more."))
    if not needs_convenor(held.community):
        raise refuse("changed-meanwhile", happened=_("Somebody convenes this community by now."))
    return _close(held, by, taken=True)


@transaction.atomic
def answer(offer: DutyOffer, *, by: Person, takes: bool) -> DutyOffer:
    """Take a duty that was held out, or rather not. Raises Refusal when it is not theirs, or closed."""
    Community.objects.select_for_update().get(pk=offer.community_id)
    held = _still_open(offer)
    if by.pk != held.person_id or (held.is_standing and takes):
        raise refuse("not-allowed")
    if takes and not (_can_still_be_given(held) and is_member(by, held.community)):
        raise refuse("changed-meanwhile", happened=_("Whoever offered this can’t give it any more."))
    return _close(held, by, taken=takes)


@transaction.atomic
def take_back(offer: DutyOffer, *, by: Person) -> DutyOffer:
    """Take an offer back, by whoever made it."""
    held = _still_open(offer)
    if by.pk != held.by_id:
        raise refuse("not-allowed")
    return _close(held, by, taken=False)


def _can_still_be_given(offer: DutyOffer) -> bool:
    return offer.by is not None and offer.kind in may_give(offer.by, offer.community)


def _open(community: Community, person: Person, kind: str, by: Person, hands_over: bool) -> DutyOffer:
    there = community.duty_offers.filter(person=person, kind=kind, closed_at=None).exclude(by=by).first()
    if there is not None and not _can_still_be_given(there):
        _close(there, by, taken=False)
    offer, made = DutyOffer.objects.get_or_create(
        community=community,
        person=person,
        kind=kind,
        closed_at=None,
        defaults={"by": by, "hands_over": hands_over},
    )
    if made:
        _record("communities.duty_offered", offer, by)
        if person != by:
            # Held back by nothing, but nothing else is asked of them meanwhile (RULINGS 28).
            note(person, "communities.duty")
    return offer


def _still_open(offer: DutyOffer) -> DutyOffer:
    held = DutyOffer.objects.select_for_update().get(pk=offer.pk)
    if held.closed_at is not None:
        raise refuse("changed-meanwhile", happened=_("This offer is closed."))
    return held


def _close(offer: DutyOffer, by: Person, *, taken: bool) -> DutyOffer:
    offer.closed_at, offer.closed_by, offer.taken = now(), by, taken
    offer.save()
    _record("communities.duty_answered", offer, by)
    if taken:
        take_duty(offer.community, offer.person, offer.kind, by=by)
        if offer.hands_over and offer.by is not None and not offer.is_standing:
            put_down(offer.community, offer.kind, by=offer.by)
    return offer


def _record(verb: str, offer: DutyOffer, by: Person) -> None:
    audience = audience_of(offer.community, Audience.Level.AUTHOR)
    ledger.record(ledger.happening(verb, by, offer, audience=audience.pk))
