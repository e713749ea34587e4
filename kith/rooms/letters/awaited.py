"""Introductions that wait for somebody's own answer, as their fortnight shows them."""

from datetime import datetime

from django.db.models import Case, CharField, F, QuerySet, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.base.kit.dates import on_day
from kith.members.communities.awaiting import Kind, Told, Waiting, columns
from kith.rooms.letters.models import Introduction, Part

_State = Introduction.State


def _to_meet(person: int, moment: datetime, community: int | None) -> QuerySet:
    mine = Part.objects.filter(person=person, agrees=None, introduction__state=_State.PROPOSED)
    rows = Introduction.objects.filter(pk__in=mine.values("introduction"), proposed_at__isnull=False)
    whom = Case(When(one=person, then=F("other__name")), default=F("one__name"), output_field=CharField())
    return columns(rows, "introduction", at="proposed_at", who="by__name", what=whom)


def _to_introduce(person: int, moment: datetime, community: int | None) -> QuerySet:
    rows = Introduction.objects.filter(by=person, state=_State.ASKED)
    return columns(rows, "introducing", at="at", who="one__name", what="other__name")


def _meet(one: Waiting, zone: str) -> Told:
    title = _("Say whether you’d like to meet %(name)s") % {"name": one.what}
    values = {"name": one.who, "day": on_day(one.at, zone)}
    why = _("%(name)s would like to introduce you, and asked %(day)s.") % values
    return Told(title, why, reverse("letters:introductions"))


def _introduce(one: Waiting, zone: str) -> Told:
    title = _("Say whether you’d introduce %(one)s to %(other)s") % {"one": one.who, "other": one.what}
    values = {"name": one.who, "day": on_day(one.at, zone)}
    why = _("%(name)s asked you %(day)s, because you know them both.") % values
    return Told(title, why, reverse("letters:introductions"))


KINDS = (
    Kind("introduction", 30, 2, _to_meet, _meet, rest=gettext_lazy("More introductions:"), at_home=False),
    Kind(
        "introducing",
        32,
        5,
        _to_introduce,
        _introduce,
        rest=gettext_lazy("Others who ask to be introduced:"),
        at_home=False,
    ),
)
