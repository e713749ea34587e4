"""The mails this room sends: somebody's hello, and somebody asking how one is."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from kith.base.kit.lines import one_line
from kith.base.kit.mail import AUTOMATIC
from kith.base.kit.pages import shelter
from kith.members.communities.addresses import home_of
from kith.rooms.welcome.models import CheckIn, Welcome
from kith.rooms.welcome.tokens import answer_link, step_link, stop_link


def welcome_letter(made: Welcome, address: str) -> EmailMultiAlternatives:
    """Return the mail that carries a welcome, in the language of who it is for."""
    with translation.override(made.membership.person.language):
        subject = _("%(who)s says hello from %(what)s")
        link = settings.SITE_URL + home_of(made.community.slug)
        return _letter(made, made.membership.person, address, subject, "welcome", link)


def asking_letter(asked: CheckIn, address: str) -> EmailMultiAlternatives:
    """Return the mail that carries an asking, in the language of who is asked."""
    with translation.override(asked.person.language):
        subject = _("%(who)s asks how you are, from %(what)s")
        return _letter(asked, asked.person, address, subject, "asking", answer_link(asked))


def _letter(
    row: Any, person: Any, address: str, subject: str, name: str, link: str
) -> EmailMultiAlternatives:
    who, what, stop = one_line(row.by.name), one_line(row.community.name), stop_link(person)
    words = {
        "who": who,
        "what": what,
        "words": row.words,
        "link": link,
        "steps": step_link(row.membership),
        "stop": stop,
        "network": one_line(shelter.network_name()),
        "language": translation.get_language() or "en",
    }
    message = EmailMultiAlternatives(
        subject=subject % {"who": who, "what": what},
        body=render_to_string(f"welcome/mail/{name}.txt", words),
        to=[address],
        headers={**AUTOMATIC, "List-Unsubscribe": f"<{stop}>"},
    )
    message.attach_alternative(render_to_string(f"welcome/mail/{name}.html", words), "text/html")
    return message
