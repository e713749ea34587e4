"""What has run out goes; what still counts or opens something stays."""

from datetime import timedelta

import pytest
import time_machine

from kith.base.kit.clock import now
from kith.members.people.actions.clearing import clear_away
from kith.members.people.actions.entering import begin_session
from kith.members.people.actions.registering import person_at
from kith.members.people.actions.signing_in import ask_to_sign_in
from kith.members.people.limits import MAILS_A_DAY, take
from kith.members.people.models import Count, Session, SignInRequest

pytestmark = pytest.mark.django_db


def test_only_what_has_run_out_goes():
    with time_machine.travel(now(), tick=False) as clock:
        ada = person_at("ada@example.org")
        begin_session(ada, device="", why="link")
        begin_session(ada, device="", shared_computer=True, why="link")
        ask_to_sign_in("ada@example.org")
        assert clear_away() == 0
        clock.shift(timedelta(hours=13))
        assert clear_away() == 1
        assert Session.objects.get().shared_computer is False
        clock.shift(timedelta(hours=13))
        assert take(MAILS_A_DAY, "ben@example.org")
        clear_away()
        assert (SignInRequest.objects.count(), Count.objects.count()) == (0, 1)
        assert clear_away() == 0
        clock.shift(timedelta(days=90))
        clear_away()
        assert (Session.objects.count(), Count.objects.count()) == (0, 0)
