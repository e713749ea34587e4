"""What waits for somebody's answer: a tie, what a group would become, whether they know another's work."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.base.kit.dates import on_day
from kith.members.communities.awaiting import Kind, Told, Waiting, columns
from kith.members.communities.looking_after import asked_in
from kith.members.communities.models import GroupMembership, Membership
from kith.rooms.kinship import asked
from kith.rooms.kinship.asked import EMERGENCE, RECOGNITION, TIE
from kith.rooms.kinship.models import Asking

ASKING = "asking"


def _ties(person: int, moment: datetime, community: int | None) -> QuerySet:
    rows = asked.ties(person, moment)
    if community is not None:
        rows = rows.filter(other=community)
    return columns(rows, TIE, at="proposed_at", community="other", who="community__name")


def _tie(one: Waiting, zone: str) -> Told:
    values = {"name": one.who, "day": on_day(one.at, zone)}
    why = _("%(name)s proposed %(day)s to say what you are to each other. You’re one of those who answer.")
    title = _("Say yes to %(name)s, or let it go") % values
    return Told(title, why % values, reverse("kinship:related", args=[one.slug]))


def _emergences(person: int, moment: datetime, community: int | None) -> QuerySet:
    rows = asked.emergences(person, moment)
    if community is not None:
        rows = rows.filter(community=community)
    names = {"key": "group__key", "who": "proposed_by__name", "what": "group__name"}
    return columns(rows, EMERGENCE, at="proposed_at", **names)


def _emergence(one: Waiting, zone: str) -> Told:
    values = {"name": one.who or _("Someone"), "group": one.what, "day": on_day(one.at, zone)}
    why = _("%(name)s proposed %(day)s that it becomes a community of its own, and you’re in the group.")
    title = _("Say whether you’re in: %(group)s") % values
    return Told(title, why % values, reverse("kinship:emergence", args=[one.slug, one.key]))


def _recognitions(person: int, moment: datetime, community: int | None) -> QuerySet:
    # Empty for the network's support.
    through = Subquery(
        asked.knowing(person, moment, community).order_by("sort_name", "pk").values("name")[:1]
    )
    return columns(
        asked.recognitions(person, moment, community), RECOGNITION, at="asked_at", key="", what=through
    )


def _recognition(one: Waiting, zone: str) -> Told:
    values = {"here": one.what, "day": on_day(one.at, zone)}
    why = _("They asked %(day)s to be recognised, and you’re one of the network’s support.")
    if one.what:
        why = _("They asked %(day)s to be recognised. %(here)s has to do with them, and you answer for it.")
    title = _("Say whether you know the work of %(name)s") % {"name": one.name}
    return Told(title, why % values, reverse("kinship:recognition", args=[one.slug]))


def _askings(person: int, moment: datetime, community: int | None) -> QuerySet:
    mine = GroupMembership.objects.filter(person=person, until=None).values("group")
    here = Membership.objects.filter(
        community=OuterRef("community"), person=OuterRef("person"), state__in=Membership.BELONGING
    )
    rows = Asking.objects.filter(Exists(here), state=Asking.State.ASKED, circle__group__in=mine)
    rows = rows.filter(community__in=asked_in(person, moment))
    if community is not None:
        rows = rows.filter(community=community)
    names = {"key": "circle__group__key", "who": "person__name", "what": "circle__group__name"}
    return columns(rows, ASKING, at="asked_at", **names)


def _asking(one: Waiting, zone: str) -> Told:
    values = {"name": one.who, "group": one.what, "day": on_day(one.at, zone)}
    why = _("%(name)s asked %(day)s, and you’re in the group. Any of you answers.") % values
    title = _("Answer %(name)s, who asks to come into %(group)s") % values
    return Told(title, why, reverse("kinship:group", args=[one.slug, one.key]))


KINDS = (
    Kind(
        TIE,
        40,
        2,
        _ties,
        _tie,
        rest=gettext_lazy("More that other communities propose to:"),
        for_deciders=True,
    ),
    Kind(ASKING, 45, 2, _askings, _asking, rest=gettext_lazy("Others who ask to come into a group, in:")),
    Kind(EMERGENCE, 50, 3, _emergences, _emergence, rest=gettext_lazy("More groups with a proposal, in:")),
    Kind(
        RECOGNITION,
        60,
        3,
        _recognitions,
        _recognition,
        rest=gettext_lazy("Others who ask to be recognised:"),
        for_deciders=True,
    ),
)
