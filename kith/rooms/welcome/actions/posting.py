"""Handing this room's letters over, each once, and never to who wants none."""

from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.db import transaction

from kith.base.kit import mail
from kith.base.kit.clock import now
from kith.members.communities.queries import network
from kith.members.people.models import Person
from kith.members.people.queries import addresses
from kith.rooms.welcome.actions.recording import record
from kith.rooms.welcome.letters import asking_letter, welcome_letter
from kith.rooms.welcome.models import CheckIn, NoLetters, Welcome


def post_welcome(welcome_id: int) -> None:
    """Mail a welcome to who it is for. Mailed already, it does nothing."""
    made = Welcome.objects.select_related("community", "membership__person", "by").filter(
        pk=welcome_id, hidden_at=None
    )
    _post(Welcome, made.first(), lambda row: row.membership.person, welcome_letter)


def post_check_in(check_in_id: int) -> None:
    """Mail an asking to who is asked. Mailed or answered already, it does nothing."""
    rows = CheckIn.objects.select_related("community", "membership__person", "person", "by")
    _post(
        CheckIn,
        rows.filter(pk=check_in_id, closed_at=None, hidden_at=None).first(),
        lambda row: row.person,
        asking_letter,
    )


@transaction.atomic
def stop_letters(person: Person) -> None:
    """Send this person no more of these letters. Stopped already, it changes nothing."""
    made, is_new = NoLetters.objects.get_or_create(person=person)
    home = network()
    if is_new and home is not None:
        record("stopped_letters", person, made, home)


def _post(model: type, row, whose, letter) -> None:
    """Mark a row as told, then send its letter: one that a crash swallows is on its reader's page.

    One that came twice could not be taken back. Raises SMTPException or OSError when the server did not
    take it.
    """
    if row is None or row.by is None:
        return
    person = whose(row)
    known = addresses(person)
    if not known or NoLetters.objects.filter(person=person).exists():
        return
    if not model.objects.filter(pk=row.pk, told_at=None).update(told_at=now()):
        return
    try:
        message: EmailMessage = letter(row, known[0])
        mail.send(message)
    except SMTPRecipientsRefused:
        return
    except Exception:
        model.objects.filter(pk=row.pk).update(told_at=None)
        raise
