"""The mail to somebody whom a link in a mail moved out of a community: it may have been passed on."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kith.base.kit import mail
from kith.base.kit.lines import one_line
from kith.base.kit.mail import AUTOMATIC
from kith.base.kit.pages import shelter
from kith.members.communities.actions.joining import can_be_taken_back_until
from kith.members.communities.models import Membership
from kith.members.communities.stepping import token_to_take_back
from kith.members.people.queries import addresses

_log = logging.getLogger("kith.communities")


def tell_if_gone(membership: Membership, was: str) -> None:
    """Tell somebody by mail that they left or moved on, and how to take it back, where they did.

    was: the state before the step. Call it once the step is committed. What cannot be sent is logged: the
    step stands. Nobody stops this kind of mail, for it tells of what somebody else may have done.
    """
    membership.refresh_from_db(fields=["state"])
    if membership.state == was or can_be_taken_back_until(membership) is None:
        return
    for address in addresses(membership.person)[:1]:
        try:
            mail.send(letter(membership, address))
        except (SMTPException, OSError) as error:
            _log.warning("Somebody could not be told that they left: %s", type(error).__name__)


def letter(membership: Membership, address: str) -> EmailMultiAlternatives:
    """Return the mail, as plain text with an HTML twin, in the language of who it is for."""
    person, name = membership.person, one_line(membership.community.name)
    with translation.override(person.language):
        moved_on = membership.state == Membership.State.ALUMNI
        subject = _("You moved on from %(name)s") if moved_on else _("You left %(name)s")
        words = {
            "subject": subject % {"name": name},
            "name": name,
            "moved_on": moved_on,
            "network": one_line(shelter.network_name()),
            "link": settings.SITE_URL
            + reverse("communities:back-by-mail", args=[token_to_take_back(membership)]),
            "until": can_be_taken_back_until(membership),
            "zone": person.zone,
            "language": translation.get_language() or "en",
        }
        body = render_to_string("communities/mail/gone.txt", words)
        message = EmailMultiAlternatives(words["subject"], body, to=[address], headers=AUTOMATIC)
        message.attach_alternative(render_to_string("communities/mail/gone.html", words), "text/html")
    return message
