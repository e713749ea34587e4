"""Telling people by mail what waits for their answer: at most one mail a day of a kind, for all that does."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.lines import one_line
from kith.members.people.actions.mailing import send_once
from kith.members.people.models import Mailed, Person
from kith.members.people.notices import Notice, notice_letter
from kith.rooms.kinship import asked
from kith.rooms.kinship.mailed import GROUPS, TIES

A_DAY = timedelta(days=1)
_MOST = 20


@dataclass(frozen=True, slots=True)
class _Waits:
    """One thing a mail tells of. about: which, in ids. name: of the community that asks, or of the group."""

    about: str
    at: datetime
    name: str
    subject: str
    lead: str
    path: str


def mail_about(what: str) -> str:
    """Return which kind of mail tells of a thing."""
    return GROUPS if what == asked.EMERGENCE else TIES


def tell(person_id: int, kind: str) -> datetime | None:
    """Mail somebody what waits for their answer: who asks and where, not what they wrote.

    Where they had such a mail within a day, return when to look again. Nothing new: nothing.
    """
    person = Person.objects.present().filter(pk=person_id).first()
    if person is None:
        return None
    with translation.override(person.language):
        waits = _waiting_for(person, kind)
        notice = _notice(waits) if waits else None
    if notice is None:
        return None
    about = max(waits, key=lambda one: (one.at, one.about)).about
    had = Mailed.objects.filter(person=person, kind=kind).order_by("-at").first()
    if had is not None and had.about != about and had.at > now() - A_DAY:
        return had.at + A_DAY
    send_once(person, kind, about, lambda address: notice_letter(person, address, kind, notice))
    return None


def _waiting_for(person: Person, kind: str) -> list[_Waits]:
    found = _groups(person) if kind == GROUPS else _ties(person) + _recognitions(person)
    return sorted(found, key=lambda one: (one.at, one.about))


def _ties(person: Person) -> list[_Waits]:
    rows = asked.ties(person.pk, now()).select_related("community", "other")
    found = []
    for row in rows:
        names = {"name": one_line(row.community.name), "here": one_line(row.other.name)}
        subject = _("%(name)s would like to say what it and %(here)s are to each other") % names
        lead = _("%(name)s waits for a yes from %(here)s, or a no. You’re one of those who answer.")
        path = reverse("kinship:related", args=[row.other.slug])
        about = f"tie:{row.pk}"
        found.append(_Waits(about, row.proposed_at, names["name"], subject, lead % names, path))
    return found


def _recognitions(person: Person) -> list[_Waits]:
    found = []
    for row in asked.recognitions(person.pk, now()).select_related("community"):
        name = {"name": one_line(row.community.name)}
        subject = _("%(name)s asks to be recognised") % name
        lead = _(
            "%(name)s asks others to say that they know its work. If you don’t, say that you’d rather not."
        )
        path = reverse("kinship:recognition", args=[row.community.slug])
        found.append(_Waits(f"recognition:{row.pk}", row.asked_at, name["name"], subject, lead % name, path))
    return found


def _groups(person: Person) -> list[_Waits]:
    found = []
    for row in asked.emergences(person.pk, now()).select_related("community", "group"):
        name = {"group": one_line(row.group.name)}
        subject = _("%(group)s: a community of its own?") % name
        lead = _("Somebody in %(group)s proposed it. Each of you says for themselves whether they’re in.")
        path = reverse("kinship:emergence", args=[row.community.slug, row.group.key])
        found.append(
            _Waits(f"emergence:{row.pk}", row.proposed_at, name["group"], subject, lead % name, path)
        )
    return found


def _notice(waits: list[_Waits]) -> Notice:
    if len(waits) == 1:
        (one,) = waits
        return Notice(one.subject, one.lead, links=[(_("Read it and answer here:"), one.path)])
    links = [(one.name, one.path) for one in waits[:_MOST]]
    return Notice(
        subject=_("Several things wait for your answer"),
        lead=_("You’re one of those who answer. A few minutes will do."),
        links=links,
    )
