"""Many streams are open: pages are answered all the same, and Kith stops when told to."""

import http.client
import time

import pytest

from kith.members.people.cookies import SESSION_COOKIE
from kith.services.live.bounds import A_PERSON
from tests.cast import a_thread
from tests.live.listening import Listener, place, token_of, wait_until
from tests.running import Running, running

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
STREAMS = 20


def opened(kith: Running, cast) -> list[Listener]:
    thread = a_thread(cast, board=cast.open_board)
    people = [person for person in cast.everyone().values() if person]
    tokens = [token_of(people[number % len(people)]) for number in range(STREAMS)]
    listeners = [Listener(kith, token, place(thread)) for token in tokens]
    assert {one.status for one in listeners} == {200}
    wait_until(lambda: all(one.told for one in listeners))
    return listeners


def ask(kith: Running, token: str) -> tuple[int, float]:
    begun = time.monotonic()
    line = http.client.HTTPConnection("localhost", kith.port, timeout=10)
    line.request("GET", "/communities/", headers={"Cookie": f"{SESSION_COOKIE}={token}"})
    status = line.getresponse().status
    line.close()
    return status, time.monotonic() - begun


def test_one_page_at_a_time_is_answered_beside_twenty_streams_and_all_end_together(cast):
    with running(KITH_THREADS="1") as kith:
        listeners = opened(kith, cast)
        answers = [ask(kith, token_of(cast.ada)) for _ in range(10)]
        assert {status for status, _seconds in answers} == {200}
        assert sorted(seconds for _status, seconds in answers)[5] < 1.0
        seconds = kith.stop()
        for one in listeners:
            one.join(5)
        # The web server would wait five seconds for streams that do not end, and then cut them off.
        assert (seconds < 5, kith.process.returncode) == (True, 0)
        assert [one.whole for one in listeners] == [True] * STREAMS


def test_one_person_has_so_many_streams_and_another_still_has_theirs(cast, listen):
    thread = a_thread(cast)
    token = token_of(cast.ben)
    listeners = [listen(token, place(thread)) for _ in range(A_PERSON)]
    wait_until(lambda: all(one.told for one in listeners))
    assert listen(token, place(thread)).status == 503
    assert listen(token_of(cast.nia), place(thread)).status == 200
    listeners[0].hang_up()
    # Whoever left is noticed at the next beat.
    wait_until(lambda: listen(token, place(thread)).status == 200, 12)
