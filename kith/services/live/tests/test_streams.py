"""A stream by itself: what its answer says, and that it leaves nothing behind."""

import gzip
import time
from pathlib import Path

import pytest

from kith.services.live import bounds
from kith.services.live.hub import Hub
from kith.services.live.stream import Stream, flow
from tests.cast import a_thread, build_cast, visit
from tests.live.listening import place

ROOM = Path(__file__).parent.parent


@pytest.mark.django_db
def test_an_answer_is_a_stream_that_nobody_keeps():
    cast = build_cast()
    response = visit(cast.ben).get("/live/", {"at": place(a_thread(cast))})
    assert response.status_code == 200
    assert response["Content-Type"] == "text/event-stream"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Accel-Buffering"] == "no"
    response.close()


@pytest.mark.django_db
def test_whoever_follows_nothing_gets_nothing():
    assert visit(build_cast().ben).get("/live/").status_code == 204


@pytest.fixture
def quick(monkeypatch):
    """A hub that looks nothing up, and streams that last a moment."""
    monkeypatch.setattr("kith.services.live.stream.BEAT", 0.01)
    monkeypatch.setattr("kith.services.live.stream.LASTS", 0.1)
    hub = Hub()
    monkeypatch.setattr(hub, "_look", lambda streams: None)
    yield hub
    hub.rest()


def a_stream(person: int = 1) -> Stream:
    return Stream(person, "", {})


def test_a_stream_ends_by_itself_after_a_while_and_is_forgotten(quick):
    parcels = list(flow(a_stream(), quick))
    assert set(parcels[1:]) == {b"event: beat\ndata: {}\n\n"}
    assert [quick.has_room(1)] * bounds.A_PERSON == [True] * bounds.A_PERSON
    quick.rest()
    assert quick._streams == []


def test_there_is_room_for_so_many_and_no_more(quick):
    streams = [a_stream(number) for number in range(bounds.STREAMS)]
    assert [quick.enter(one) for one in streams] == [True] * bounds.STREAMS
    assert not quick.has_room(1000)
    assert list(flow(a_stream(1000), quick)) == []
    for one in streams:
        quick.leave(one)
    assert quick.has_room(1000)


def test_one_person_has_so_many(quick):
    streams = [a_stream(7) for _ in range(bounds.A_PERSON)]
    assert [quick.enter(one) for one in streams] == [True] * bounds.A_PERSON
    assert (quick.enter(a_stream(7)), quick.has_room(8)) == (False, True)
    for one in streams:
        quick.leave(one)


def test_when_kith_stops_all_end_and_none_begins(quick):
    flowing = flow(a_stream(), quick)
    next(flowing)
    quick.is_stopping = lambda: True
    assert list(flowing)[-1:] in ([], [b"event: beat\ndata: {}\n\n"])
    assert not quick.has_room(2)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_where_looking_breaks_off_all_end_and_the_next_is_looked_after(quick, monkeypatch):
    def broken():
        raise RuntimeError("not even this")

    monkeypatch.setattr(quick, "_turn", broken)
    stream = a_stream()
    assert quick.enter(stream)
    quick.rest()
    assert stream.parcels.get(timeout=5) is None
    monkeypatch.undo()
    quick.leave(stream)
    looked: list[Stream] = []
    monkeypatch.setattr(quick, "_look", looked.extend)
    following = a_stream()
    assert quick.enter(following)
    quick._woken.set()
    for _moment in range(100):
        if looked:
            break
        time.sleep(0.02)
    quick.leave(following)
    assert looked[0] is following


def test_scripts_are_few_and_only_where_they_are_needed():
    files = sorted((ROOM / "static/live").glob("*.js"))
    assert [file.name for file in files] == ["live.js", "stream.js"]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < 4 * 1024
