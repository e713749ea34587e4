"""The mails that people send of their own accord: so far, the one that lets somebody in."""

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kith.base.kit.pages import shelter

_HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def sign_in_letter(address: str, link: str, code: str) -> EmailMultiAlternatives:
    """Return the mail with a link and a code, as plain text with an HTML twin. Nothing in it tracks."""
    network = " ".join(shelter.network_name().split())
    words = {"network": network, "link": link, "code": code, "language": get_language() or "en"}
    message = EmailMultiAlternatives(
        subject=_("Sign in to %(network)s") % {"network": network},
        body=_render("people/mail/sign_in.txt", words),
        to=[address],
        headers=_HEADERS,
    )
    message.attach_alternative(_render("people/mail/sign_in.html", words), "text/html")
    return message


def _render(template: str, words: dict) -> str:
    return render_to_string(template, words)
