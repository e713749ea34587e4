"""Telling those who decide about joining that somebody waits: at most one mail a day each, for all who do."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.lines import one_line
from kith.members.communities.models import Community, Membership
from kith.members.people.actions.mailing import send_once
from kith.members.people.models import Mailed, Person
from kith.members.people.notices import Notice, notice_letter
from kith.rooms.admissions.access import applications_visible_to, people_who_may_see
from kith.rooms.admissions.models import Application

REQUESTS = "requests"
A_DAY = timedelta(days=1)
_MOST = 20


def who_decides_on(application_id: int) -> list[int]:
    """Return who may answer a request (ids); nobody once it is answered."""
    application = Application.objects.filter(pk=application_id, state=Application.State.APPLIED).first()
    if application is None:
        return []
    people = Person.objects.present().filter(people_who_may_see(application))
    return list(people.exclude(pk=application.person_id).order_by("pk").values_list("pk", flat=True))


def tell(person_id: int) -> datetime | None:
    """Mail somebody that people ask to join where they decide; not who they are, nor what they wrote.

    Where they had such a mail within a day, return when to look again. Nothing new: nothing.
    """
    person = Person.objects.present().filter(pk=person_id).first()
    rows = _waiting_for(person) if person else []
    if person is None or not rows:
        return None
    about = f"application:{max(row.pk for row in rows)}"
    had = Mailed.objects.filter(person=person, kind=REQUESTS).order_by("-at").first()
    if had is not None and had.about != about and had.at > now() - A_DAY:
        return had.at + A_DAY
    with translation.override(person.language):
        notice = _notice([row.community for row in rows])
    send_once(person, REQUESTS, about, lambda address: notice_letter(person, address, REQUESTS, notice))
    return None


def _waiting_for(person: Person) -> list[Application]:
    """Return the requests this person may answer now. Nothing is asked of who is away."""
    away = Membership.objects.filter(person=person, paused_until__gt=now()).values("community")
    mine = Membership.objects.filter(person=person, state__in=Membership.BELONGING).values("community")
    rows = applications_visible_to(person).filter(Q(community__in=mine), state=Application.State.APPLIED)
    rows = rows.exclude(person=person).exclude(community__in=away)
    return list(rows.select_related("community").order_by("applied_at", "id"))


def _notice(waited_for: list[Community]) -> Notice:
    communities = list({one.pk: one for one in waited_for}.values())
    first = {"what": one_line(communities[0].name)}
    subject = _("Somebody would like to join %(what)s") % first
    if len(communities) > 1:
        subject = _("People would like to join communities where you decide")
    return Notice(
        subject=subject,
        lead=_("They’ve written a few lines, and you’re one of those who answer. A few minutes will do."),
        links=[
            (one_line(one.name), reverse("admissions:admissions", args=[one.slug]))
            for one in communities[:_MOST]
        ],
    )
