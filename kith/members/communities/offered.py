"""A duty held out to somebody waits for their yes; one that somebody stands for, for a second member's."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.base.kit.dates import on_day
from kith.members.communities.awaiting import Kind, Told, Waiting, columns
from kith.members.communities.looking_after import asked_in
from kith.members.communities.models import Community, Duty, DutyOffer, Membership


def _rows(person: int, moment: datetime, community: int | None) -> QuerySet:
    may_ask = Q(community__in=asked_in(person, moment)) | Q(community__kind=Community.Kind.NETWORK)
    offers = DutyOffer.objects.filter(may_ask, person=person, closed_at=None).exclude(by=person)
    if community is not None:
        offers = offers.filter(community=community)
    return columns(offers, "duty", at="offered_at", who="by__name", what="kind")


def _standing(person: int, moment: datetime, community: int | None) -> QuerySet:
    here = Membership.objects.filter(
        community=OuterRef("community"), person=OuterRef("person"), state__in=Membership.BELONGING
    )
    held = Duty.objects.filter(community=OuterRef("community"), kind=OuterRef("kind"), until=None)
    offers = DutyOffer.objects.filter(Exists(here), ~Exists(held), by=F("person"), closed_at=None)
    offers = offers.filter(community__in=asked_in(person, moment)).exclude(person=person)
    if community is not None:
        offers = offers.filter(community=community)
    return columns(offers, "standing", at="offered_at", who="person__name", what="kind")


def _seconded(one: Waiting, zone: str) -> Told:
    values = {"name": one.who, "community": one.name, "day": on_day(one.at, zone)}
    why = _("%(name)s offered %(day)s, and nobody convenes it. One other member’s yes is enough.") % values
    title = _("Say whether %(name)s should convene %(community)s") % values
    return Told(title, why, reverse("communities:duties", args=[one.slug]))


def _told(one: Waiting, zone: str) -> Told:
    what, day = Duty.Kind(one.what).label, on_day(one.at, zone)
    why = _("You were asked %(day)s.") % {"day": day}
    if one.who:
        why = _("%(name)s asked you %(day)s.") % {"name": one.who, "day": day}
    title = _("Say whether you’d take something on: %(what)s") % {"what": what}
    return Told(title, why, reverse("communities:duties", args=[one.slug]))


OFFER = Kind("duty", 20, 2, _rows, _told, rest=gettext_lazy("More that you’re asked to take on:"))
STANDING = Kind("standing", 22, 2, _standing, _seconded, rest=gettext_lazy("Others who’d convene:"))
