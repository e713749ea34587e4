"""What pages read of this room. What stands on everybody's home is a few statements, prepared once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from kith.base.kit.clock import now
from kith.base.kit.ids import is_key
from kith.members.communities import roster
from kith.members.communities.access import belonging
from kith.members.communities.models import Community, Membership
from kith.members.people.names import sort_name
from kith.members.people.queries import Face
from kith.members.profiles.queries import lines_of
from kith.rooms.welcome.access import asks_after, newcomers, welcomes_visible_to
from kith.rooms.welcome.company import open_offers
from kith.rooms.welcome.lengths import ANSWERING, FIRST_WEEKS, FORTNIGHT
from kith.rooms.welcome.models import BuddyOffer, CheckIn, Company, Friend, ReadingWish, Welcome
from kith.rooms.welcome.newness import FirstSteps, first_steps, has_put_steps_away
from kith.rooms.welcome.quiet import is_anybody_quiet, not_heard_from
from kith.rooms.welcome.standing import (
    Asking,
    Companion,
    Said,
    asked_of,
    company_of,
    greeters,
    offers_company,
    said_to,
    welcomed_by,
)

__all__ = [
    "FIRST_WEEKS",
    "Asking",
    "Companion",
    "FirstSteps",
    "Said",
    "asked_of",
    "company_of",
    "first_steps",
    "greeters",
    "has_put_steps_away",
    "is_anybody_quiet",
    "offers_company",
    "said_to",
    "welcomed_by",
]

COUNT = 60  # of a page
_MOST_FOUND = 10


@dataclass(frozen=True, slots=True)
class NewFace:
    """Who has come in. waits: for a first hello, in their fortnight. by: who said it. said: I did."""

    face: Face
    joined_at: datetime
    waits: bool
    by: tuple[str, ...]
    said: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """Who would be a newcomer's first person to ask. helps: the first thing they offer to help with."""

    key: str
    face: Face
    words: str
    helps: str


@dataclass(frozen=True, slots=True)
class Asked:
    """An asking as those who may ask see it. may_rest: it has waited for its answer long enough."""

    key: str
    face: Face
    by: str
    asked_at: datetime
    answer: Any
    rested: bool
    may_rest: bool


def new_faces(community: Community, viewer: Any, page: int = 1) -> list[NewFace]:
    """Return a page of who has come in lately, the newest first, without the viewer; one more if more
    follow."""
    rows = newcomers(community).exclude(person=viewer.pk).select_related("person")
    found = _page_of(rows.order_by("-joined_at", "-id"), page)
    said = Welcome.objects.filter(membership__in=found).order_by("at", "id")
    names: dict[int, list[tuple[int, str]]] = {}
    for row in said.select_related("by", "membership"):
        if row.by is not None and row.arrived_at == row.membership.joined_at:
            names.setdefault(row.membership_id, []).append((row.by_id, row.by.name))
    return [_new_face(row, names.get(row.pk, []), viewer) for row in found]


def _new_face(row: Membership, by: list[tuple[int, str]], viewer: Any) -> NewFace:
    waits = row.welcomed_at is None and row.joined_at > now() - FORTNIGHT
    names = tuple(name for _pk, name in by)
    return NewFace(Face.of(row.person), row.joined_at, waits, names, viewer.pk in {pk for pk, _name in by})


def newcomer_named(key: str, community: Community, viewer: Any) -> Membership | None:
    """Return the membership of a newcomer by their public key, or None; nobody is new to themselves."""
    if not is_key(key):
        return None
    rows = newcomers(community).filter(person__key=key).exclude(person=viewer.pk)
    return rows.select_related("person", "community").first()


def hello_from(viewer: Any, membership: Membership) -> Welcome | None:
    """Return what the viewer said to a newcomer, if they have."""
    rows = welcomes_visible_to(viewer).filter(membership=membership, arrived_at=membership.joined_at)
    return rows.filter(by=viewer.pk).first()


def lines_about(viewer: Any, membership: Membership) -> dict[str, list[str]]:
    """Return what a newcomer asks and offers, as far as this viewer may see it."""
    return lines_of(viewer, [membership.person_id]).get(membership.person_id, {"ask": [], "offer": []})


def my_membership(viewer: Any, community: Community) -> Membership | None:
    """Return the viewer's own membership, while they belong."""
    return belonging(community).filter(person=viewer.pk).select_related("community", "person").first()


def is_new(viewer: Any, community: Community) -> bool:
    """Say whether the viewer is in their first weeks here."""
    return newcomers(community).filter(person=viewer.pk).exists()


def my_offer(viewer: Any, community: Community) -> BuddyOffer | None:
    """Return the viewer's own standing offer of company."""
    return BuddyOffer.objects.filter(community=community, person=viewer.pk, taken_back_at=None).first()


def offers(community: Community, viewer: Any, page: int = 1) -> list[Offered]:
    """Return a page of who would be a newcomer's first person to ask, A to Z; one more if more follow."""
    rows = open_offers(community).exclude(person=viewer.pk).select_related("person")
    found = _page_of(rows.order_by("person__sort_name", "id"), page)
    lines = lines_of(viewer, [row.person_id for row in found])
    helps = {pk: said["offer"][0] if said["offer"] else "" for pk, said in lines.items()}
    return [Offered(row.key, Face.of(row.person), row.words, helps.get(row.person_id, "")) for row in found]


def offer_named(key: str, community: Community) -> BuddyOffer | None:
    """Return a standing offer of company by its public key, or None."""
    if not is_key(key):
        return None
    return open_offers(community).filter(key=key).select_related("person").first()


def company_named(key: str, community: Community, viewer: Any) -> Company | None:
    """Return company that the viewer is one of the two of, by its public key, or None."""
    if not is_key(key):
        return None
    two = Q(buddy=viewer.pk) | Q(membership__person=viewer.pk)
    rows = Company.objects.filter(two, community=community, key=key)
    return rows.select_related("membership__person", "buddy", "community").first()


def may_ask_after(viewer: Any, community: Community) -> bool:
    """Say whether the viewer may ask members of this community how they are."""
    return asks_after(viewer, community)


def quiet_ones(community: Community, viewer: Any, page: int = 1) -> list[Face]:
    """Return a page of whom the viewer may be told that nobody has heard from for long, A to Z; one more if
    more follow."""
    rows = not_heard_from(community, viewer).select_related("person")
    return [Face.of(row.person) for row in _page_of(rows, page)]


def called(community: Community, viewer: Any, text: str) -> list[Face]:
    """Return members of whose name each typed word begins a word, at most ten, A to Z."""
    return roster.others(community, viewer, text, _MOST_FOUND) if sort_name(text) else []


def askings(community: Community, viewer: Any, page: int = 1) -> list[Asked]:
    """Return a page of who was asked here lately and what came of it, newest first, for those who may ask;
    one more if more follow."""
    if not asks_after(viewer, community):
        return []
    rows = CheckIn.objects.filter(community=community, person__erased_at=None).exclude(person=viewer.pk)
    rows = rows.filter(Q(closed_at=None) | Q(closed_at__gt=now() - ANSWERING))
    rows = rows.select_related("person", "by").order_by("-asked_at", "-id")
    return [_asked(row) for row in _page_of(rows, page)]


def _page_of(rows: QuerySet, page: int) -> list:
    start = (page - 1) * COUNT
    return list(rows[start : start + COUNT + 1])


def _asked(row: CheckIn) -> Asked:
    waited = row.closed_at is None and row.asked_at <= now() - ANSWERING
    by = row.by.name if row.by else ""
    told = row.get_answer_display() if row.answer else ""
    return Asked(row.key, Face.of(row.person), by, row.asked_at, told, row.rested, waited)


def asking_named(key: str, community: Community) -> CheckIn | None:
    """Return an asking of this community by its public key, for its actions, which ask who may; or None."""
    return CheckIn.objects.filter(community=community, key=key).first() if is_key(key) else None


def asking_to_me(key: str, community: Community, viewer: Any) -> CheckIn | None:
    """Return an asking that this viewer is asked, by its public key, or None."""
    if not is_key(key):
        return None
    rows = CheckIn.objects.filter(community=community, key=key, person=viewer.pk)
    return rows.select_related("community", "membership", "person", "by").first()


def friends(community: Community, page: int = 1) -> list[Face]:
    """Return a page of those who moved on and agreed to be listed, A to Z; one more if more follow."""
    rows = Friend.objects.filter(
        community=community, membership__state=Membership.State.ALUMNI, membership__person__erased_at=None
    )
    rows = rows.select_related("membership__person").order_by("membership__person__sort_name", "id")
    return [Face.of(row.membership.person) for row in _page_of(rows, page)]


def is_listed(viewer: Any, community: Community) -> bool:
    """Say whether the viewer is on the list of friends."""
    return Friend.objects.filter(community=community, membership__person=viewer.pk).exists()


def wishes(community: Community) -> list[tuple[Face, bool]]:
    """Return which member would change whether friends read on, and to what.

    One at most: the equal wish of a second makes it so, and both are gone.
    """
    rows = ReadingWish.objects.filter(community=community, by__in=belonging(community).values("person"))
    rows = rows.exclude(reads=community.alumni_read).select_related("by").order_by("at", "id")
    return [(Face.of(row.by), row.reads) for row in rows[:1]]
