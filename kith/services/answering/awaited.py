"""What waits for somebody: that another wondered whether they might have a thought."""

from datetime import datetime, timedelta

from django.db.models import DateTimeField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.base.kit.dates import on_day
from kith.members.communities.awaiting import Kind, Told, Waiting, columns
from kith.members.communities.looking_after import asked_in
from kith.members.people.viewer import Viewer
from kith.services.answering.access import wonderings_visible_to
from kith.services.conversations.models import Post, Thread

# Reckoned by the database: the moment is put into a statement that is written once.
_RESTS_AT = ExpressionWrapper(F("at") + timedelta(days=30), output_field=DateTimeField())


def _rows(person: int, moment: datetime, community: int | None) -> QuerySet:
    wrote = Post.objects.filter(thread=OuterRef("thread"), author=person)
    rows = wonderings_visible_to(Viewer(person)).filter(~Exists(wrote), person=person, not_me_at=None)
    rows = rows.filter(
        thread__state=Thread.State.OPEN, thread__closed_at=None, community__in=asked_in(person, moment)
    )
    rows = rows.annotate(rests_at=_RESTS_AT).filter(rests_at__gt=moment)
    if community is not None:
        rows = rows.filter(community=community)
    return columns(rows, "wondering", at="at", key="thread__key", who="by__name", what="thread__title")


def _told(one: Waiting, zone: str) -> Told:
    values = {"name": one.who or _("Someone"), "title": one.what, "day": on_day(one.at, zone)}
    why = _("%(name)s wondered %(day)s whether you might have a thought. A line is plenty.") % values
    href = reverse("answering:who-might-know", args=[one.slug, one.key])
    return Told(_("Have a look at “%(title)s”") % values, why, href)


KIND = Kind(
    "wondering",
    15,
    3,
    _rows,
    _told,
    rest=gettext_lazy("More questions somebody thought of you for, in:"),
    of_question=True,
)
