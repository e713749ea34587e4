"""What home pages read of joining: who waits for an answer, and how far a young community has come."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.base.kit.dates import on_day
from kith.base.kit.prepared import Prepared
from kith.members.communities.access import belonging
from kith.members.communities.awaiting import Kind, Told, Waiting, columns
from kith.members.communities.looking_after import LOOKS_AFTER, asked_in
from kith.members.communities.models import Community, Duty, Membership
from kith.members.people.names import first_name
from kith.members.people.viewer import Viewer
from kith.rooms.admissions.access import applications_visible_to
from kith.rooms.admissions.models import Application, Call, Invitation, Say

REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Begun:
    """wished_mix: whether the community has said whom it wishes for. invited: how many people its members
    have asked; came: how many belong."""

    wished_mix: bool
    invited: int
    came: int


def _rows(person: int, moment: datetime, community: int | None) -> QuerySet:
    # Who has said their word already is asked for no more.
    said = Say.objects.filter(application=OuterRef("pk"), by=person)
    rows = applications_visible_to(Viewer(person)).filter(~Exists(said), state=Application.State.APPLIED)
    rows = rows.filter(community__in=asked_in(person, moment)).exclude(person=person)
    if community is not None:
        rows = rows.filter(community=community)
    return columns(rows, REQUEST, at="applied_at", who="person__name")


def _told(one: Waiting, zone: str) -> Told:
    why = _("Asked %(day)s, and you’re one of those who answer.") % {"day": on_day(one.at, zone)}
    title = _("Answer %(name)s, who asks to join") % {"name": first_name(one.who)}
    return Told(title, why, reverse("admissions:admissions", args=[one.slug]))


def _seconds(person: int, moment: datetime, community: int | None) -> QuerySet:
    # Where somebody looks after the community meanwhile, two members decide no more.
    led = Duty.objects.filter(community=OuterRef("community"), kind__in=LOOKS_AFTER, until=None)
    inside = Membership.objects.filter(
        community=OuterRef("community"), person=OuterRef("by"), state__in=Membership.BELONGING
    )
    rows = Invitation.objects.filter(~Exists(led), Exists(inside), state=Invitation.State.PROPOSED)
    rows = rows.filter(community__in=asked_in(person, moment)).exclude(by=person)
    if community is not None:
        rows = rows.filter(community=community)
    return columns(rows, "invitation", at="made_at", who="by__name")


def _second(one: Waiting, zone: str) -> Told:
    values = {"name": one.who, "community": one.name, "day": on_day(one.at, zone)}
    why = _("%(name)s asked %(day)s for a second member. Any one is enough.") % values
    title = _("Say whether somebody should be invited into %(community)s") % values
    return Told(title, why, reverse("admissions:invitations", args=[one.slug]))


def _begun(community: int) -> QuerySet:
    call = Call.objects.filter(community=OuterRef("pk")).exclude(wished_mix="")
    sent = Invitation.objects.filter(community=OuterRef("pk")).exclude(state=Invitation.State.ENDED)
    people = Subquery(sent.order_by().values("community").annotate(sum=Sum("uses")).values("sum"))
    here = belonging(OuterRef("pk")).order_by().values("community")  # type: ignore[arg-type]
    came = Subquery(here.annotate(count=Count("pk")).values("count"))
    return Community.objects.filter(pk=community).values_list(Exists(call), people, came)


REQUESTS = Kind(
    REQUEST,
    10,
    5,
    _rows,
    _told,
    rest=gettext_lazy("Others who ask to join:"),
    for_deciders=True,
    is_help=True,
)
SECONDS = Kind("invitation", 25, 2, _seconds, _second, rest=gettext_lazy("More that would be invited into:"))
_BEGUN = Prepared(_begun, community=int)


def begun(community: Any) -> Begun:
    """Return how far a community has come with looking for its people."""
    rows = _BEGUN.rows(community=community.pk)
    mix, invited, came = rows[0] if rows else (False, 0, 0)
    return Begun(bool(mix), invited or 0, came or 0)
