"""Telling somebody by mail, once: they are asked about an introduction, it came to be, a letter waits."""

from smtplib import SMTPRecipientsRefused

from django.utils import translation

from kith.base.kit import mail
from kith.base.kit.clock import now
from kith.members.people.actions.mailing import send_once
from kith.members.people.models import Person
from kith.members.people.notices import notice_letter
from kith.members.people.queries import addresses
from kith.rooms.letters.mails import asked_letter, request_letter
from kith.rooms.letters.models import Introduction, Part, Quiet
from kith.rooms.letters.noticing import introduction_made, letter_waiting

INTRODUCTIONS, LETTERS = "introductions", "letters"

_State = Introduction.State


def tell(introduction_id: int, person_id: int) -> None:
    """Mail one of the two, or who was asked to introduce. Told already, or over, it does nothing.

    It is marked first: a letter that a crash swallows stands on their page. Raises SMTPException or OSError
    when the server did not take it.
    """
    person = Person.objects.present().filter(pk=person_id).first()
    known = addresses(person) if person else []
    if person is None or not known or Quiet.objects.filter(person=person).exists():
        return
    to_part = Part.objects.filter(introduction=introduction_id, introduction__state=_State.PROPOSED)
    to_part = to_part.filter(person=person, agrees=None)
    to_by = Introduction.objects.filter(pk=introduction_id, state=_State.ASKED, by=person)
    rows, letter = (to_by, request_letter) if to_by.exists() else (to_part, asked_letter)
    if not rows.filter(told_at=None).update(told_at=now()):
        return
    introduction = Introduction.objects.select_related("by", "one", "other").get(pk=introduction_id)
    try:
        mail.send(letter(introduction, person, known[0]))
    except SMTPRecipientsRefused:
        return
    except Exception:
        rows.update(told_at=None)
        raise


def tell_of_letter(exchange_id: int, person_id: int) -> None:
    """Mail somebody that a letter waits for them; not its words. Read by now, or told already: nothing."""
    person = Person.objects.present().filter(pk=person_id).first()
    if person is None:
        return
    with translation.override(person.language):
        waits = letter_waiting(exchange_id, person)
    if waits is not None:
        about, notice = waits
        send_once(person, LETTERS, about, lambda address: notice_letter(person, address, LETTERS, notice))


def tell_made(introduction_id: int, person_id: int) -> None:
    """Mail one of the two that the introduction came to be. Told already, or stopped since: nothing."""
    person = Person.objects.present().filter(pk=person_id).first()
    if person is None:
        return
    with translation.override(person.language):
        notice = introduction_made(introduction_id, person)
    if notice is not None:
        about = f"made:{introduction_id}"
        send_once(
            person,
            INTRODUCTIONS,
            about,
            lambda address: notice_letter(person, address, INTRODUCTIONS, notice),
        )
