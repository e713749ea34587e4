"""What somebody leaves behind in files goes once the database has settled it, and not before."""

import pytest
from django.core.mail import EmailMessage
from django.db import transaction

from kith.base.kit import mail
from kith.desks.yours.actions import erasing
from kith.desks.yours.actions.parcelling import ask_for_parcel, folder
from kith.members.people.departing import Going
from kith.services.jobs.worker import run_waiting
from tests.cast import build_cast


@pytest.mark.django_db(transaction=True)
def test_files_go_only_once_it_is_settled(settings, tmp_path):
    settings.DATA, cast = tmp_path, build_cast()
    settings.EMAIL_BACKEND = mail.FOLDER_BACKEND
    settings.KITH_MAIL_FOLDER = str(tmp_path / "mail")
    mail.send(EmailMessage("Hello", "How are you?", "kith@localhost", ["ben@cast.example"]))
    ask_for_parcel(by=cast.ben)
    run_waiting()

    def left() -> list[int]:
        return [len(list(place.iterdir())) for place in (tmp_path / "mail", folder())]

    before = left()
    going = Going((cast.ben.pk,), "nameless", addresses=("ben@cast.example",))
    with pytest.raises(InterruptedError), transaction.atomic():
        erasing.erase(going)
        raise InterruptedError
    assert left() == before and before[0] > 0 and before[1] == 1
    with transaction.atomic():
        erasing.erase(going)
    assert left() == [0, 0]
