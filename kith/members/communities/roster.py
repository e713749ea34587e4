"""What a community's own pages read of its members, their duties, and who was asked to leave."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from kith.base.kit.ids import is_key
from kith.base.kit.leaves import rows_on
from kith.members.communities.access import belonging
from kith.members.communities.actions.joining import can_be_taken_back_until
from kith.members.communities.looking_after import decides, is_the_only_one, needs_convenor
from kith.members.communities.models import Community, Duty, DutyOffer, Membership, Removal
from kith.members.communities.words import DUTIES
from kith.members.people.names import sort_name
from kith.members.people.queries import Face

COUNT = 48  # of a page


@dataclass(frozen=True, slots=True)
class Held:
    """A duty somebody holds: who, in words what, since when. is_mine is for the one who looks."""

    face: Face
    kind: str
    label: Any
    since: datetime


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer of a duty as the one who looks may answer it: "take", "agree" or "back".

    means: what whoever holds it does.
    """

    key: str
    face: Face
    by: Face | None
    label: Any
    means: Any
    hands_over: bool
    is_standing: bool
    answer: str


def member_named(key: str, community: Community) -> Membership | None:
    """Return the membership of whoever has this public key and belongs to the community, else None."""
    if not is_key(key):
        return None
    return (
        belonging(community).filter(person__key=key, person__erased_at=None).select_related("person").first()
    )


def others(community: Community, viewer: Any, text: str, most: int) -> list[Face]:
    """Return members but the viewer, A to Z, in whose name each typed word begins a word; at most so many."""
    rows = belonging(community).exclude(person=viewer.pk).filter(person__erased_at=None)
    for word in sort_name(text).split():
        rows = rows.filter(Q(person__sort_name__startswith=word) | Q(person__sort_name__contains=f" {word}"))
    found = rows.select_related("person").order_by("person__sort_name", "id")[:most]
    return [Face.of(row.person) for row in found]


def duties_of(community: Community, page: int = 1) -> list[Held]:
    """Return a page of the duties held today, the longest held first; one more if more follow."""
    return [_held(row) for row in rows_on(_duties(community), page, COUNT)]


def duties_held(person: Any, community: Community) -> list[Held]:
    """Return the duties one person holds here, the longest held first: one of a kind at most."""
    return [_held(row) for row in _duties(community).filter(person=person.pk)]


def _duties(community: Community) -> QuerySet[Duty]:
    rows = Duty.objects.filter(community=community, until=None).select_related("person")
    return rows.order_by("since", "id")


def _held(row: Duty) -> Held:
    return Held(Face.of(row.person), row.kind, row.get_kind_display(), row.since)


def convenes_alone(person: Any, community: Community) -> bool:
    """Say whether this person is the only convenor."""
    return is_the_only_one(person, community, Duty.Kind.CONVENOR)


def open_offers(community: Community, viewer: Any, page: int = 1) -> list[Offer]:
    """Return a page of the offers this viewer has a part in: made to them, made by them, and whoever stands;
    one more if more follow."""
    part = Q(person=viewer.pk) | Q(by=viewer.pk)
    if needs_convenor(community):
        part |= Q(person=F("by"))
    rows = DutyOffer.objects.filter(part, community=community, closed_at=None)
    rows = rows.select_related("person", "by").order_by("offered_at", "id")
    return [_offer(row, viewer) for row in rows_on(rows, page, COUNT)]


def offer_named(key: str, community: Community) -> DutyOffer | None:
    """Return the offer with this public key in the community, else None."""
    if not is_key(key):
        return None
    return (
        DutyOffer.objects.filter(key=key, community=community).select_related("person", "community").first()
    )


def removal_of(person: Any, community: Community) -> Removal | None:
    """Return the last time this person was asked to leave, for them to read."""
    rows = Removal.objects.filter(community=community, person=person.pk, carried_at__isnull=False)
    return rows.order_by("-carried_at", "-id").first()


def may_take_back_until(person: Any, community: Community) -> datetime | None:
    """Return until when this person may take back that they left or moved on, or None."""
    held = Membership.objects.filter(community=community, person=person.pk).first()
    return can_be_taken_back_until(held) if held is not None else None


def removals_for(viewer: Any, community: Community, page: int = 1) -> list[Removal] | None:
    """Return a page of what this viewer may decide, oldest first, and one more if more follow; None for
    someone who decides nothing here."""
    return rows_on(_waiting(viewer, community), page, COUNT) if decides(viewer, community) else None


def removal_named(key: str, viewer: Any, community: Community) -> Removal | None:
    """Return the removal with this public key if it waits for this viewer's word, else None."""
    if not is_key(key) or not decides(viewer, community):
        return None
    return _waiting(viewer, community).filter(key=key).first()


def _waiting(viewer: Any, community: Community) -> QuerySet[Removal]:
    """Return proposals about those who are still here, and appeals this viewer had no part in; none about
    themselves."""
    here = Membership.objects.filter(community=community, state__in=(*Membership.BELONGING, "alumni"))
    proposed = Q(carried_at=None, dropped_at=None, person__in=here.values("person"))
    part = Removal.objects.filter(Q(proposed_by=viewer.pk) | Q(seconded_by=viewer.pk)).values("pk")
    appealed = Q(appealed_at__isnull=False, decided_at=None, person__erased_at=None) & ~Q(pk__in=part)
    rows = Removal.objects.filter(proposed | appealed, community=community).exclude(person=viewer.pk)
    return rows.select_related("person", "proposed_by", "community").order_by("proposed_at", "id")


def _offer(row: DutyOffer, viewer: Any) -> Offer:
    answers = {row.person_id: "take", row.by_id: "back"}
    answer = answers.get(viewer.pk, "agree")
    by = Face.of(row.by) if row.by else None
    told = (row.get_kind_display(), DUTIES[Duty.Kind(row.kind)])
    return Offer(row.key, Face.of(row.person), by, *told, row.hands_over, row.is_standing, answer)
