"""The mails this room sends: an invitation, and the answer to who asked to join."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kith.base.kit.lines import one_line
from kith.base.kit.mail import AUTOMATIC
from kith.base.kit.pages import shelter
from kith.members.communities.addresses import home_of
from kith.members.communities.words import names_of
from kith.members.people.mailing import stop_link
from kith.rooms.admissions.models import Application, Invitation
from kith.rooms.admissions.tokens import link_to, stop_link_for


def invitation_letter(invitation: Invitation) -> EmailMultiAlternatives:
    """Return the mail to the address that an invitation is for, in the language of who invites."""
    who, what = one_line(invitation.by.name), one_line(invitation.community.name)
    stop = stop_link_for(invitation.address)
    with translation.override(invitation.by.language):
        words = {
            "who": who,
            "what": what,
            "sentence": invitation.sentence,
            "domain": invitation.community.domain_statement,
            "expires_at": invitation.expires_at,
            "zone": invitation.by.zone,
            "link": link_to(invitation),
            "stop": stop,
        }
        subject = _("%(who)s invites you to %(what)s") % {"who": who, "what": what}
        return _letter(invitation.address, subject, "invitation", words, {"List-Unsubscribe": f"<{stop}>"})


def answer_letter(application: Application, address: str) -> EmailMultiAlternatives:
    """Return the mail that tells somebody how their request to join was answered, and by whom."""
    what = one_line(application.community.name)
    says = list(application.says.filter(counted=True).select_related("by").order_by("at", "id"))
    welcome = application.state == Application.State.APPROVED
    slug = application.community.slug
    path = home_of(slug) if welcome else reverse("admissions:apply", args=[slug])
    stop = stop_link(application.person, "answers")
    with translation.override(application.person.language):
        words = {
            "what": what,
            "who": names_of([say.by for say in says]),
            "says": [(say.by.name, say.words) for say in says if say.words],
            "link": settings.SITE_URL + path,
            "stop": stop,
        }
        headers = {"List-Unsubscribe": f"<{stop}>"}
        subject = _("Welcome to %(what)s") if welcome else _("Your request to join %(what)s")
        return _letter(address, subject % {"what": what}, "welcome" if welcome else "not_now", words, headers)


def _letter(address: str, subject: str, name: str, words: dict, headers: dict) -> EmailMultiAlternatives:
    words = {
        **words,
        "network": one_line(shelter.network_name()),
        "language": translation.get_language() or "en",
    }
    body = render_to_string(f"admissions/mail/{name}.txt", words)
    message = EmailMultiAlternatives(
        subject=subject, body=body, to=[address], headers={**AUTOMATIC, **headers}
    )
    message.attach_alternative(render_to_string(f"admissions/mail/{name}.html", words), "text/html")
    return message
