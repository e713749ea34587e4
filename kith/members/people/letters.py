"""The mails this room sends: the one that lets somebody in, and the one that says what changed."""

from enum import Enum

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kith.base.kit.mail import AUTOMATIC
from kith.base.kit.pages import shelter
from kith.members.people.browsers import device_words


class Changed(Enum):
    """What may change in how somebody signs in, in the words of the mail about it."""

    PASSWORD_SET = gettext_lazy("A password was set for your account")
    PASSWORD_REMOVED = gettext_lazy("The password was taken off your account")
    PASSKEY_ADDED = gettext_lazy("A passkey was added to your account")
    PASSKEY_REMOVED = gettext_lazy("A passkey was taken off your account")
    AUTHENTICATOR_ADDED = gettext_lazy("An authenticator app was added to your account")
    AUTHENTICATOR_REMOVED = gettext_lazy("The authenticator app was taken off your account")
    ADDRESS_ADDED = gettext_lazy("An address was added to your account")
    ADDRESS_REMOVED = gettext_lazy("An address was taken off your account")
    ADDRESS_FIRST = gettext_lazy("Mail goes to another of your addresses first")
    CODES_RENEWED = gettext_lazy("New recovery codes were made for your account")


def sign_in_letter(address: str, link: str, code: str) -> EmailMultiAlternatives:
    """Return the mail with a link and a code, as plain text with an HTML twin. Nothing in it tracks."""
    network = _network()
    words = {"network": network, "link": link, "code": code, "language": get_language() or "en"}
    return _letter(address, _("Sign in to %(network)s") % {"network": network}, "sign_in", words)


def address_letter(address: str, link: str, code: str) -> EmailMultiAlternatives:
    """Return the mail by which somebody proves that an address is theirs as well."""
    network = _network()
    words = {"network": network, "link": link, "code": code, "language": get_language() or "en"}
    return _letter(address, _("Your address at %(network)s") % {"network": network}, "add_address", words)


def taken_letter(address: str) -> EmailMultiAlternatives:
    """Return the mail to an address that somebody asked to add, and that belongs to an account already."""
    network = _network()
    words = {"network": network, "language": get_language() or "en"}
    return _letter(address, _("Your address at %(network)s") % {"network": network}, "address_taken", words)


def change_letter(address: str, made: Changed, link: str, *, device: str) -> EmailMultiAlternatives:
    """Return the mail about a change in how somebody signs in. link: where "it wasn't me" is pressed."""
    network = _network()
    words = {
        "network": network,
        "happened": made.value,
        "device": device_words(device),
        "link": link,
        "language": get_language() or "en",
    }
    return _letter(address, str(made.value), "changed", words)


def _letter(address: str, subject: str, name: str, words: dict) -> EmailMultiAlternatives:
    body = render_to_string(f"people/mail/{name}.txt", words)
    message = EmailMultiAlternatives(subject=subject, body=body, to=[address], headers=AUTOMATIC)
    message.attach_alternative(render_to_string(f"people/mail/{name}.html", words), "text/html")
    return message


def _network() -> str:
    return " ".join(shelter.network_name().split())
