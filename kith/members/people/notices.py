"""A mail that tells somebody of something: that it is there and where, never what it says (TRUST F8)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from kith.base.kit.lines import one_line
from kith.base.kit.mail import AUTOMATIC
from kith.base.kit.pages import shelter
from kith.members.people.mailing import stop_link
from kith.members.people.models import Person


@dataclass(frozen=True, slots=True)
class Notice:
    """What a mail says. lead: a sentence or two. links: paths of this site, each with what stands there."""

    subject: str
    lead: str
    links: Sequence[tuple[str, str]]


def notice_letter(person: Person, address: str, kind: str, notice: Notice) -> EmailMultiAlternatives:
    """Return the mail to somebody, with the way to stop its kind. The caller speaks their language."""
    stop = stop_link(person, kind)
    words = {
        "subject": one_line(notice.subject),
        "lead": notice.lead,
        "links": [(said, settings.SITE_URL + path) for said, path in notice.links],
        "stop": stop,
        "choices": settings.SITE_URL + reverse("people:mail"),
        "network": one_line(shelter.network_name()),
        "language": translation.get_language() or "en",
    }
    message = EmailMultiAlternatives(
        subject=words["subject"],
        body=render_to_string("people/mail/notice.txt", words),
        to=[address],
        headers={**AUTOMATIC, "List-Unsubscribe": f"<{stop}>"},
    )
    message.attach_alternative(render_to_string("people/mail/notice.html", words), "text/html")
    return message
