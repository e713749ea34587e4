"""What waits for somebody's own look here: that their words were summed up, and what another member asks."""

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.base.kit.dates import on_day
from kith.members.communities.awaiting import Kind, Told, Waiting, columns
from kith.members.communities.models import Duty, Membership
from kith.members.people.viewer import Viewer
from kith.services.conversations.access import threads_visible_to
from kith.services.moderation.access import HOUSE, KEEPING
from kith.services.tending.models import Motion, Telling


def _summed_up(person: int, moment: datetime, community: int | None) -> QuerySet:
    threads = threads_visible_to(Viewer(person)).values("pk")
    rows = Telling.objects.filter(person=person, seen_at=None, thread__in=threads)
    if community is not None:
        rows = rows.filter(community=community)
    return columns(rows, "summed-up", at="at", key="thread__key", who="by__name", what="thread__title")


def _look(one: Waiting, zone: str) -> Told:
    title = _("See what your words came to in “%(title)s”") % {"title": one.what}
    why = _("%(name)s summed it up %(day)s, from words of yours too.") % {
        "name": one.who,
        "day": on_day(one.at, zone),
    }
    return Told(title, why, reverse("tending:told", args=[one.slug, one.key]))


def _motions(person: int, moment: datetime, community: int | None) -> QuerySet:
    here = Membership.objects.filter(person=person, state__in=Membership.BELONGING).values("community")
    threads = threads_visible_to(Viewer(person)).values("pk")
    rows = Motion.objects.filter(state=Motion.State.OPEN, community__in=here, thread__in=threads)
    # Where somebody looks after the community meanwhile, it is theirs to do.
    looked_after = Duty.objects.filter(kind__in=[*KEEPING, *HOUSE], until=None).values("community")
    rows = rows.exclude(by=person).exclude(community__in=looked_after)
    if community is not None:
        rows = rows.filter(community=community)
    return columns(rows, "motion", at="at", key="thread__key", who="by__name", what="thread__title")


def _second(one: Waiting, zone: str) -> Told:
    title = _("Say whether you agree about “%(title)s”") % {"title": one.what}
    why = _("%(name)s asked %(day)s for a second member. Any one is enough.") % {
        "name": one.who,
        "day": on_day(one.at, zone),
    }
    return Told(title, why, reverse("tending:overview", args=[one.slug, one.key]))


KINDS = (
    Kind("motion", 78, 2, _motions, _second, rest=gettext_lazy("More that members ask:")),
    Kind("summed-up", 80, 1, _summed_up, _look, rest=gettext_lazy("More that was summed up:")),
)
