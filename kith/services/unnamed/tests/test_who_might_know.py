"""Who might know something asked without a name: the same people as had anybody else asked it."""

import pytest
from django.core import mail

from kith.members.profiles.actions.writing import write_profile
from kith.services.answering.actions.wondering import put_aside, wonder
from kith.services.answering.knowing import who_might_know
from kith.services.answering.queries import asked_about
from kith.services.conversations.actions.replying import reply
from kith.services.jobs.worker import run_waiting
from kith.services.unnamed.tests.asking import allowed, asked
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db

FREEZING = "Freezing at the loom"


@pytest.fixture
def cast():
    cast = allowed(build_cast())
    for person in (cast.ben, cast.raj):
        write_profile(person, by=person, offers=[FREEZING])
    return cast


def names(thread, reader) -> list[str]:
    return [one.face.first_name for one in who_might_know(thread, reader)]


def test_whoever_asked_is_neither_left_out_nor_put_in(cast):
    bens, nias = asked(cast, title=FREEZING), asked(cast, title=FREEZING, by=cast.nia)
    for thread, by in ((bens, cast.ben), (nias, cast.nia)):
        reply(thread, by=by, source="And at the wheel.")
    for reader in (cast.ada, cast.pat):
        assert who_might_know(bens, reader) == who_might_know(nias, reader)
        assert names(bens, reader) == ["Ben", "Raj"]
    named = asked(cast, title=FREEZING, without_name=False)
    assert names(named, cast.ada) == ["Raj"]


def test_asked_about_their_own_they_are_told_and_shown_as_anybody_is(cast):
    thread = asked(cast, title=FREEZING)
    run_waiting()
    mail.outbox.clear()
    made = [wonder(thread, person, by=cast.ada) for person in (cast.ben, cast.raj)]
    reply(thread, by=cast.ben, source="And at the wheel.")
    run_waiting()
    letters = {letter.to[0]: letter.subject for letter in mail.outbox}
    assert letters["ben@cast.example"] == letters["raj@cast.example"]
    for one, person in zip(made, (cast.ben, cast.raj), strict=True):
        put_aside(one, by=person)
    shown = asked_about([thread.pk], cast.nia)[thread.pk]
    assert [(one.by, one.not_me) for one in shown] == [(cast.ada.name, True)] * 2
    page = visit(cast.nia).get(f"/c/weavers/conversations/{thread.key}/who-might-know/").text
    assert page.count("Not one for them, this time.") == 2
