"""Telling who asked to join what was answered, by mail, once."""

from smtplib import SMTPRecipientsRefused

from kith.base.kit import mail
from kith.base.kit.clock import now
from kith.members.people import mailing
from kith.members.people.queries import addresses
from kith.rooms.admissions.letters import answer_letter
from kith.rooms.admissions.models import Application

ANSWERS = "answers"


def tell_applicant(application_id: int) -> None:
    """Mail the answer to a request. Told already, it does nothing.

    It is marked first: a letter that a crash swallows can be read on the applicant's page, one that came
    twice could not be taken back. Raises SMTPException or OSError when the server did not take it.
    """
    told = Application.objects.filter(pk=application_id, told_at=None).exclude(decided_at=None)
    if not told.update(told_at=now()):
        return
    application = Application.objects.select_related("community", "person").get(pk=application_id)
    known = addresses(application.person)
    wants = mailing.wants(application.person, ANSWERS)
    if not known or not wants or application.state == Application.State.WITHDRAWN:
        return
    try:
        mail.send(answer_letter(application, known[0]))
    except SMTPRecipientsRefused:
        return
    except Exception:
        Application.objects.filter(pk=application_id).update(told_at=None)
        raise
