"""Mailing somebody about something, once and if they want it; stopping a kind of mail."""

from collections.abc import Callable
from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation

from kith.base.kit import mail
from kith.members.people import mailing
from kith.members.people.mailing import Mail
from kith.members.people.models import Mailed, NoMail, Person
from kith.members.people.queries import addresses


def send_once(person: Person, kind: str, about: str, letter: Callable[[str], EmailMessage]) -> bool:
    """Mail somebody at their first proved address, unless they want none, have none, or had it. For jobs.

    about: the occasion; the same one is mailed once. letter: made in their language, for their address. It
    is marked first: a letter that a crash swallows stands on their page. Raises SMTPException or OSError when
    the server did not take it; then it may be tried again.
    """
    known = addresses(person)
    if person.erased_at is not None or person.merged_into_id is not None or not known:
        return False
    if not mailing.wants(person, kind):
        return False
    mailed, is_new = Mailed.objects.get_or_create(person=person, kind=kind, about=about)
    if not is_new:
        return False
    try:
        with translation.override(person.language):
            message = letter(known[0])
        mail.send(message)
    except SMTPRecipientsRefused:
        return False
    except Exception:
        mailed.delete()
        raise
    return True


@transaction.atomic
def stop(kind: Mail, *, by: Person) -> None:
    """Send this person no more mail of a kind; stopped already, it changes nothing."""
    if kind.stop is not None:
        kind.stop(by)
    else:
        NoMail.objects.get_or_create(person=by, kind=kind.name)


@transaction.atomic
def have_again(kind: Mail, *, by: Person) -> None:
    """Send this person mail of a kind again; not stopped, it changes nothing."""
    if kind.again is not None:
        kind.again(by)
    else:
        NoMail.objects.filter(person=by, kind=kind.name).delete()
