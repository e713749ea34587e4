import threading

import pytest
from django.http import HttpResponse

from kith.config.gate import gated
from kith.services.live.views.streams import Lasting

pytestmark = pytest.mark.django_db


def test_so_many_answers_are_made_at_once_and_the_rest_wait_their_turn():
    inside, most, lock, go = 0, 0, threading.Lock(), threading.Event()

    def application(environ, start):
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        go.wait(5)
        with lock:
            inside -= 1
        return [b""]

    gate = gated(application, 2)
    asked = [threading.Thread(target=gate, args=({}, None)) for _ in range(6)]
    for one in asked:
        one.start()
    go.wait(0.3)
    assert most == 2
    go.set()
    for one in asked:
        one.join(5)
    assert (inside, most) == (0, 2)


def test_a_turn_is_given_back_even_if_no_answer_could_be_made():
    def application(environ, start):
        raise RuntimeError

    gate = gated(application, 1)
    for _ in range(3):
        with pytest.raises(RuntimeError):
            gate({}, None)


@pytest.mark.parametrize(("answer", "closed"), [(HttpResponse(), 0), (Lasting([]), 1)])
def test_only_an_answer_that_goes_on_gives_its_connection_back(monkeypatch, answer, closed):
    times = []
    monkeypatch.setattr("kith.config.gate.connections.close_all", lambda: times.append(1))
    assert gated(lambda environ, start: answer, 1)({}, None) is answer
    assert len(times) == closed
