"""Keeps the open streams of this process, and looks things up for all on one thread and one connection.

The thread is there while there are streams. A stream itself waits on its queue: it asks the database nothing.
"""

import logging
import threading
import time
from collections.abc import Callable

from django.db import connections

from kith.base.kit.complaints import Complaints
from kith.services.live import looking
from kith.services.live.bounds import A_PERSON, LOOK_AGAIN, STREAMS, TICK
from kith.services.live.readable import Readable
from kith.services.live.stream import Stream

_log = logging.getLogger("kith.live")


class Hub:
    """The streams of one process."""

    def __init__(self) -> None:
        self._streams: list[Stream] = []
        self._lock = threading.Lock()
        self._woken = threading.Event()
        self._thread: threading.Thread | None = None
        self._complaints = Complaints()
        # Says whether this Kith is about to stop; the roof puts in who knows.
        self.is_stopping: Callable[[], bool] = lambda: False

    def has_room(self, person: int) -> bool:
        """Say whether one more stream of this person (id) may open."""
        theirs = [stream for stream in self._streams if stream.person == person]
        return not self.is_stopping() and len(self._streams) < STREAMS and len(theirs) < A_PERSON

    def enter(self, stream: Stream) -> bool:
        """Look things up for this stream from now on, first at once; False where there is no room."""
        with self._lock:
            if not self.has_room(stream.person):
                return False
            self._streams.append(stream)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="live", daemon=True)
                self._thread.start()
        self._woken.set()
        return True

    def leave(self, stream: Stream) -> None:
        """Forget a stream that has ended."""
        with self._lock:
            self._streams.remove(stream)

    def rest(self, seconds: float = 10.0) -> None:
        """Wait until the last stream has ended and nothing is held for any."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _run(self) -> None:
        try:
            while not self._is_over():
                self._turn()
                self._woken.wait(TICK)
                self._woken.clear()
        finally:
            self._put_down()
            connections.close_all()

    def _put_down(self) -> None:
        """Where this thread breaks off, end every stream: none goes on that nobody looks after."""
        with self._lock:
            if self._thread is not threading.current_thread():
                return
            self._thread = None
            streams = list(self._streams)
        for stream in streams:
            stream.end()

    def _is_over(self) -> bool:
        with self._lock:
            if self._streams:
                return False
            self._thread = None
            return True

    def _turn(self) -> None:
        streams = list(self._streams)
        if self.is_stopping():
            for stream in streams:
                stream.end()
            return
        try:
            self._look(streams)
        except Exception as fault:
            # Whoever reads comes back by themselves, and is told what they missed.
            if self._complaints.is_due("live", fault):
                _log.exception("Live streams end, because something could not be looked up.")
            connections.close_all()
            for stream in streams:
                stream.end()

    def _look(self, streams: list[Stream]) -> None:
        now = time.monotonic()
        known = looking.versions(pk for stream in streams for pk in stream.rows.values())
        due = [stream for stream in streams if stream.due <= now or _has_moved(stream, known)]
        if not due:
            return
        readable = Readable()
        for stream in due:
            stream.due = now + LOOK_AGAIN
            if not looking.look_again(stream, streams, readable):
                stream.end()


def _has_moved(stream: Stream, known: dict[int, int]) -> bool:
    return any(known.get(pk) != stream.versions.get(key) for key, pk in stream.rows.items())


hub = Hub()
