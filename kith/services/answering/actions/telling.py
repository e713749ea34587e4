"""Telling somebody by mail, once, that another wondered whether they might know."""

from django.utils import translation

from kith.members.people.actions.mailing import send_once
from kith.members.people.notices import notice_letter
from kith.services.answering.mailed import WONDERINGS
from kith.services.answering.models import Wondering
from kith.services.answering.noticing import notice_of


def tell(wondering_id: int) -> None:
    """Mail who was asked. Told already, answered or over, it does nothing.

    Raises SMTPException or OSError when the server did not take it.
    """
    rows = Wondering.objects.filter(person__erased_at=None, person__merged_into=None, not_me_at=None)
    made = rows.select_related("thread__community", "community", "person", "by").filter(pk=wondering_id)
    wondering = made.first()
    if wondering is None:
        return
    person = wondering.person
    with translation.override(person.language):
        notice = notice_of(wondering)
    if notice is not None:
        send_once(
            person,
            WONDERINGS,
            str(wondering.pk),
            lambda address: notice_letter(person, address, WONDERINGS, notice),
        )
