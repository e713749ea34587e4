"""Telling those whom a decision concerns that it was made: who spoke up, and who wrote what it is about."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kith.base.kit.lines import one_line
from kith.members.communities.access import is_member
from kith.members.communities.queries import network
from kith.members.people.actions.mailing import send_once
from kith.members.people.models import Person
from kith.members.people.notices import Notice, notice_letter
from kith.services.moderation.models import Concern
from kith.services.moderation.queries import Case, case

CARE = "care"


def leave_word(concern: Concern, *people: int) -> None:
    """Leave it for later to mail these people (ids) that a concern is decided. Within the deciding one."""
    from kith.services.moderation.jobs import tell

    for person in sorted(set(people)):
        tell.later(concern_id=concern.pk, person_id=person)


def tell(concern_id: int, person_id: int) -> None:
    """Mail somebody that what concerns them was decided: not what, nor about which words. Once an outcome.

    Who may not read the decision any more, or never, is told nothing.
    """
    person = Person.objects.present().filter(pk=person_id).first()
    concern = Concern.objects.filter(pk=concern_id).select_related("community").first()
    home = network()
    if person is None or concern is None or home is None or not is_member(person, home):
        return
    seen = case(concern.key, person, concern.community)
    if seen is None or not (seen.raised or seen.wrote) or concern.state in Concern.UNDER_WAY:
        return
    with translation.override(person.language):
        notice = _notice(seen)
    about = f"{concern.pk}:{concern.state}"
    send_once(person, CARE, about, lambda address: notice_letter(person, address, CARE, notice))


def _notice(seen: Case) -> Notice:
    concern = seen.concern
    what = {"what": one_line(concern.community.name)}
    subject = _("Something you wrote in %(what)s was looked at") % what
    if concern.kind == Concern.Kind.APPEAL:
        subject = _("Others have looked again, as you asked in %(what)s") % what
    elif seen.raised:
        subject = _("What you spoke up about in %(what)s was looked at") % what
    return Notice(
        subject=subject,
        lead=_("What was decided, and why, is for you to read. You needn’t do anything."),
        links=[
            (_("Read it here:"), reverse("moderation:concern", args=[concern.community.slug, concern.key]))
        ],
    )
