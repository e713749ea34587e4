"""What a community's home reads of joining, prepared once: who waits, and how far a young one has come."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum

from kith.base.kit.prepared import Prepared
from kith.members.communities.access import belonging
from kith.members.communities.models import Community
from kith.members.people.viewer import Viewer
from kith.rooms.admissions.access import applications_visible_to
from kith.rooms.admissions.models import Application, Call, Invitation, Say


@dataclass(frozen=True, slots=True)
class Begun:
    """wished_mix: whether the community has said whom it wishes for. invited: how many people its members
    have asked; came: how many belong."""

    wished_mix: bool
    invited: int
    came: int


def _waiting(person: int, community: int) -> QuerySet:
    said = Say.objects.filter(application=OuterRef("pk"), by=person)
    rows = applications_visible_to(Viewer(person)).filter(~Exists(said), community=community)
    rows = rows.filter(state=Application.State.APPLIED).exclude(person=person)
    return rows.order_by("applied_at", "id").values_list("person__name")[:1]


def _begun(community: int) -> QuerySet:
    call = Call.objects.filter(community=OuterRef("pk")).exclude(wished_mix="")
    sent = Invitation.objects.filter(community=OuterRef("pk")).exclude(state=Invitation.State.ENDED)
    people = Subquery(sent.order_by().values("community").annotate(sum=Sum("uses")).values("sum"))
    here = belonging(OuterRef("pk")).order_by().values("community")  # type: ignore[arg-type]
    came = Subquery(here.annotate(count=Count("pk")).values("count"))
    return Community.objects.filter(pk=community).values_list(Exists(call), people, came)


_WAITING = Prepared(_waiting, person=int, community=int)
_BEGUN = Prepared(_begun, community=int)


def first_waiting(viewer: Any, community: Any) -> str | None:
    """Return the name of who has waited longest for this viewer's word about joining, or None for nobody.

    For those who decide; who has said their word already is asked for no more.
    """
    rows = _WAITING.rows(person=viewer.person_id, community=community.pk)
    return rows[0][0] if rows else None


def begun(community: Any) -> Begun:
    """Return how far a community has come with looking for its people."""
    rows = _BEGUN.rows(community=community.pk)
    mix, invited, came = rows[0] if rows else (False, 0, 0)
    return Begun(bool(mix), invited or 0, came or 0)
