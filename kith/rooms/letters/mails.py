"""The mails this room sends: somebody would like to introduce you, somebody asks you to introduce them."""

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kith.base.kit.lines import one_line
from kith.base.kit.mail import AUTOMATIC
from kith.base.kit.pages import shelter
from kith.members.people.models import Person
from kith.rooms.letters.models import Introduction

_SALT = "letters.introductions"


def asked_letter(introduction: Introduction, person: Person, address: str) -> EmailMultiAlternatives:
    """Return the mail to one of the two whom somebody would like to introduce."""
    whom = introduction.other if person.pk == introduction.one_id else introduction.one
    names = {"who": one_line(introduction.by.name), "whom": one_line(whom.name)}
    with translation.override(person.language):
        subject = _("%(who)s would like to introduce you to %(whom)s") % names
        lead = (
            _("%(who)s thinks you and %(whom)s would like to know each other, and writes to you both:")
            % names
        )
        after = _("If you both say yes, you can write to each other. Nobody learns who said no.")
        return _letter(person, address, subject, lead, introduction.words, after)


def request_letter(introduction: Introduction, person: Person, address: str) -> EmailMultiAlternatives:
    """Return the mail to who was asked to introduce one person to another."""
    names = {"who": one_line(introduction.one.name), "whom": one_line(introduction.other.name)}
    with translation.override(person.language):
        subject = _("%(who)s asks you to introduce them to %(whom)s") % names
        lead = _("%(who)s would like to meet %(whom)s, and asks you because you know them both:") % names
        after = (
            _("%(whom)s knows nothing of it yet. You can introduce them in your own words, or rather not.")
            % names
        )
        return _letter(person, address, subject, lead, introduction.request, after)


def person_behind(token: str) -> Person | None:
    """Return whose mail a link to stop it is about, or None for a link that is not ours."""
    try:
        key = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return Person.objects.present().filter(key=key).first()


def stop_link_for(person: Person) -> str:
    """Return the link that stops this person's mail about introductions."""
    token = signing.dumps(person.key, salt=_SALT)
    return settings.SITE_URL + reverse("letters:quiet", args=[token])


def _letter(
    person: Person, address: str, subject: str, lead: str, said: str, after: str
) -> EmailMultiAlternatives:
    stop = stop_link_for(person)
    words = {
        "subject": subject,
        "lead": lead,
        "said": said,
        "after": after,
        "link": settings.SITE_URL + reverse("letters:introductions"),
        "stop": stop,
        "network": one_line(shelter.network_name()),
        "language": translation.get_language() or "en",
    }
    body = render_to_string("letters/mail/introduction.txt", words)
    headers = {**AUTOMATIC, "List-Unsubscribe": f"<{stop}>"}
    message = EmailMultiAlternatives(subject=subject, body=body, to=[address], headers=headers)
    message.attach_alternative(render_to_string("letters/mail/introduction.html", words), "text/html")
    return message
