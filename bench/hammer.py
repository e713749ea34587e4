"""The load: a few kept-alive connections that each send their next request when the last is answered.

A process of its own (`python -m bench.hammer`), so that it can sit on another core than the server.
Told on standard input, as JSON: port, seconds, connections, requests (texts), expected (status).
Answers on standard output, as JSON: count, wrong, bytes (of the bodies), seconds, p50_ms, p99_ms.
"""

import json
import selectors
import socket
import sys
import time
from collections.abc import Iterator
from itertools import cycle

ROOM = 1 << 18
WAIT = 30.0


class Line:
    """One connection and the answer it is waiting for."""

    def __init__(self, port: int):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=WAIT)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self.head = b""
        self.missing = -1  # bytes of the answer still to come; -1 while that is not known
        self.status = 0
        self.body = 0
        self.began = 0.0

    def ask(self, request: bytes) -> None:
        """Send a request and begin to wait."""
        self.head, self.missing, self.status, self.body = b"", -1, 0, 0
        self.began = time.perf_counter()
        self.socket.sendall(request)

    def hear(self, room: bytearray) -> bool:
        """Read what has come; says whether the answer is whole. Raises ConnectionError when cut off."""
        try:
            count = self.socket.recv_into(room)
        except BlockingIOError:
            return False
        if not count:
            raise ConnectionError("The server hung up in the middle of an answer.")
        if self.missing >= 0:
            self.missing -= count
        else:
            self._begin(bytes(room[:count]))
        return self.missing == 0

    def _begin(self, more: bytes) -> None:
        self.head += more
        end = self.head.find(b"\r\n\r\n")
        if end < 0:
            return
        self.status = int(self.head[9:12])
        length, start = _length(self.head[:end].lower()), end + 4
        if length is not None:
            self.body, self.missing = length, start + length - len(self.head)
        elif self.head.endswith(b"0\r\n\r\n") and (chunks := _chunks(self.head, start)) is not None:
            self.body, self.missing = chunks, 0


def _length(head: bytes) -> int | None:
    at = head.find(b"\r\ncontent-length:")
    return None if at < 0 else int(head[at + 17 :].split(b"\r\n", 1)[0])


def _chunks(answer: bytes, at: int) -> int | None:
    """Return how many bytes the chunks hold that begin at `at`, or None while some are still to come."""
    total = 0
    while True:
        end = answer.find(b"\r\n", at)
        size = int(answer[at:end], 16) if end > 0 else -1
        if size <= 0:
            return total if size == 0 else None
        total += size
        at = end + 2 + size + 2
        if at > len(answer):
            return None


def strike(port: int, seconds: float, connections: int, requests: list[bytes], expected: int) -> dict:
    """Ask for `seconds`, each connection one request at a time; returns the figures of this module's head."""
    lines = [Line(port) for _ in range(connections)]
    turn, taken, total, wrong = cycle(requests), [], 0, 0
    room = bytearray(ROOM)
    begun = time.perf_counter()
    until = begun + seconds
    with selectors.DefaultSelector() as selector:
        for line in lines:
            selector.register(line.socket, selectors.EVENT_READ, line)
            line.ask(next(turn))
        for line, done in _answers(selector, room, len(lines)):
            taken.append(done - line.began)
            total += line.body
            wrong += line.status != expected
            if done < until:
                line.ask(next(turn))
            else:
                selector.unregister(line.socket)
                line.socket.close()
    return _figures(taken, total, wrong, time.perf_counter() - begun)


def _answers(selector: selectors.BaseSelector, room: bytearray, waiting: int) -> Iterator[tuple[Line, float]]:
    while selector.get_map():
        ready = selector.select(WAIT)
        if not ready:
            raise TimeoutError(f"{waiting} requests were not answered within {WAIT:.0f} s.")
        for key, _events in ready:
            if key.data.hear(room):
                yield key.data, time.perf_counter()


def _figures(taken: list[float], total: int, wrong: int, seconds: float) -> dict:
    taken.sort()
    return {
        "count": len(taken),
        "wrong": wrong,
        "bytes": total,
        "seconds": seconds,
        "p50_ms": percentile(taken, 50) * 1000,
        "p99_ms": percentile(taken, 99) * 1000,
    }


def percentile(ordered: list[float], share: float) -> float:
    """Return the value below which `share` percent of the ordered values lie (nearest rank)."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]


if __name__ == "__main__":
    told = json.load(sys.stdin)
    asked = [request.encode("latin-1") for request in told["requests"]]
    json.dump(strike(told["port"], told["seconds"], told["connections"], asked, told["expected"]), sys.stdout)
