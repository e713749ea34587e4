"""What waits for one who looks after a community: that another asks them to agree to open a seal."""

from datetime import datetime

from django.db.models import DateTimeField, ExpressionWrapper, F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.base.kit.dates import on_day
from kith.members.communities.awaiting import Kind, Told, Waiting, columns
from kith.members.communities.models import Duty
from kith.services.moderation.access import KEEPING
from kith.services.unnamed.access import LAPSES
from kith.services.unnamed.models import Unsealing

# Reckoned by the database: the moment is put into a statement that is written once.
_LAPSES_AT = ExpressionWrapper(F("asked_at") + LAPSES, output_field=DateTimeField())


def _rows(person: int, moment: datetime, community: int | None) -> QuerySet:
    held = Duty.objects.filter(person=person, kind__in=KEEPING, until=None).values("community")
    rows = Unsealing.objects.filter(community__in=held, agreed_at=None, ended_at=None).exclude(
        asked_by=person
    )
    rows = rows.annotate(lapses_at=_LAPSES_AT).filter(lapses_at__gt=moment)
    if community is not None:
        rows = rows.filter(community=community)
    return columns(rows, "unsealing", at="asked_at", who="asked_by__name")


def _told(one: Waiting, zone: str) -> Told:
    values = {"name": one.who or _("Someone"), "community": one.name, "day": on_day(one.at, zone)}
    why = _("%(name)s fears serious harm, and asked %(day)s. Alone, neither of you can.") % values
    href = reverse("unnamed:opening", args=[one.slug, one.key])
    return Told(_("Say whether to open who asked something in %(community)s") % values, why, href)


KIND = Kind(
    "unsealing",
    12,
    5,
    _rows,
    _told,
    rest=gettext_lazy("More about who asked something, in:"),
    for_deciders=True,
)
