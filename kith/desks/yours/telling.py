"""The mail that says on which day somebody goes, and how to stay."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kith.base.kit import mail
from kith.base.kit.mail import AUTOMATIC
from kith.base.kit.pages import shelter
from kith.desks.yours.actions.going import token_of
from kith.desks.yours.models import Departure
from kith.members.people.queries import addresses


def tell(departure_id: int) -> None:
    """Send the mail to every address its person has proved; nothing once it was taken back or begun."""
    waiting = Departure.objects.filter(pk=departure_id, cancelled_at=None, begun_at=None)
    departure = waiting.select_related("person").first()
    if departure is None:
        return
    for address in addresses(departure.person):
        mail.send(letter(departure, address))


def letter(departure: Departure, address: str) -> EmailMultiAlternatives:
    """Return the mail, as plain text with an HTML twin."""
    person = departure.person
    network = " ".join(shelter.network_name().split())
    with translation.override(person.language):
        words = {
            "network": network,
            "departure": departure,
            "zone": person.zone,
            "link": settings.SITE_URL + reverse("yours:stay-by-mail", args=[token_of(departure)]),
            "language": person.language,
        }
        subject = _("You asked to go from %(network)s") % {"network": network}
        body = render_to_string("yours/mail/going.txt", words)
        message = EmailMultiAlternatives(subject=subject, body=body, to=[address], headers=AUTOMATIC)
        message.attach_alternative(render_to_string("yours/mail/going.html", words), "text/html")
    return message
