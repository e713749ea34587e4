"""What pages read of smaller groups."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from kith.base.kit.ids import is_key
from kith.base.kit.leaves import rows_on
from kith.members.communities.models import Community, Group, GroupMembership
from kith.members.people.queries import Face
from kith.rooms.kinship.access import groups_visible_to, people_in
from kith.rooms.kinship.models import Asking, Circle
from kith.services.conversations.lines import Line, newest_on

COUNT = 48  # of a page


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A smaller group as the list shows it. asks: whether people ask before they come in."""

    key: str
    name: str
    purpose: str
    asks: bool
    is_in: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who asked to come in."""

    key: str
    face: Face
    reason: str
    asked_at: datetime


def groups_here(community: Community, viewer: Any, page: int = 1) -> list[GroupLine]:
    """Return a page of the smaller groups of a community that this viewer may know of, A to Z; one more if
    more follow."""
    pk = getattr(viewer, "pk", None) or 0
    rows = groups_visible_to(viewer).filter(community=community)
    rows = rows.annotate(
        asks=Exists(Circle.objects.filter(group=OuterRef("pk"), entry=Circle.Entry.ASKING)),
        inside=Exists(GroupMembership.objects.filter(group=OuterRef("pk"), person=pk, until=None)),
        waits=Exists(_asked(pk).filter(circle__group=OuterRef("pk"))),
    )
    values = rows.order_by("name", "id").values_list("key", "name", "purpose", "asks", "inside", "waits")
    return [GroupLine(*row) for row in rows_on(values, page, COUNT)]


def has_groups(community: Community, viewer: Any) -> bool:
    """Say whether there is a smaller group here that this viewer may know of."""
    return groups_visible_to(viewer).filter(community=community).exists()


def group_named(key: str, community: Community, viewer: Any) -> Group | None:
    """Return a smaller group of a community by its public key, if this viewer may know of it."""
    if not is_key(key):
        return None
    rows = groups_visible_to(viewer).filter(community=community, key=key)
    return rows.select_related("community", "formed_by").first()


def asks_first(group: Group) -> bool:
    """Say whether people ask before they come in."""
    return Circle.objects.filter(group=group, entry=Circle.Entry.ASKING).exists()


def faces_in(group: Group, page: int = 1) -> list[Face]:
    """Return a page of who is in a group today, A to Z; one more if more follow."""
    rows = people_in(group).select_related("person").order_by("person__sort_name", "id")
    return [Face.of(row.person) for row in rows_on(rows, page, COUNT)]


def waiting_for(group: Group, page: int = 1) -> list[Waiting]:
    """Return a page of who asked to come into a group, the longest first, for those in it; one more if more
    follow."""
    rows = Asking.objects.filter(circle__group=group, state=Asking.State.ASKED)
    found = rows_on(rows.select_related("person").order_by("asked_at", "id"), page, COUNT)
    return [Waiting(row.key, Face.of(row.person), row.reason, row.asked_at) for row in found]


def last_asking(group: Group, viewer: Any) -> Asking | None:
    """Return the last time this viewer asked to come into a group, with what became of it."""
    rows = Asking.objects.filter(circle__group=group, person=getattr(viewer, "pk", None) or 0)
    return rows.order_by("-asked_at", "-id").first()


def asking_named(key: str, group: Group) -> Asking | None:
    """Return somebody's asking to come into this group by its public key, or None."""
    if not is_key(key):
        return None
    rows = Asking.objects.filter(circle__group=group, key=key)
    return rows.select_related("circle__group", "person").first()


def conversations_in(group: Group, viewer: Any, page: int) -> list[Line]:
    """Return a page of a group's conversations this viewer may read; one more where there is another page."""
    return newest_on(Group._meta.label_lower, group.pk, viewer, page)


def address_of(slug: str, key: str) -> str:
    """Return where a conversation lives. A test holds the room that shows them to this."""
    return f"/c/{slug}/conversations/{key}/"


def _asked(person: int) -> QuerySet[Asking]:
    return Asking.objects.filter(person=person, state=Asking.State.ASKED)
