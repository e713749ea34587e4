"""Telling somebody by mail that they are asked about an introduction: once, unless they want no such mail."""

from smtplib import SMTPRecipientsRefused

from kith.base.kit import mail
from kith.base.kit.clock import now
from kith.members.people.models import Person
from kith.members.people.queries import addresses
from kith.rooms.letters.mails import asked_letter, request_letter
from kith.rooms.letters.models import Introduction, Part, Quiet

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
