"""Rounds: every row a short turn, again and again, so that a slow minute falls on all alike."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median

from bench import cores
from bench.cases import Case
from bench.servers import Server

CONNECTIONS = 8
# A turn in which others took more than this share of the server's core is taken again.
DISTURBED = 0.08


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to measure: rounds of so many seconds a row, each turn taken `attempts` times at most."""

    rounds: int
    seconds: float
    attempts: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One short load of one row. others: share of the server's core that others took, 0 to 1."""

    rps: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    bytes: float
    pss_mb: float
    others: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table, medians over its turns."""

    name: str
    rps: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    queries: int
    bytes: int
    pss_mb: float

    def as_json(self) -> dict:
        """Return the row with figures short enough to read."""
        numbers = {name: getattr(self, name) for name in ("rps", "cpu_ms", "p50_ms", "p99_ms", "pss_mb")}
        rounded = {name: round(value, 3) for name, value in numbers.items()}
        return {"name": self.name, **rounded, "queries": self.queries, "bytes": self.bytes}


def load(server: Server, case: Case, seconds: float, connections: int = CONNECTIONS) -> dict:
    """Send a case's requests to a server for some seconds; returns what bench.hammer answers.

    Raises RuntimeError when an answer has another status than the case expects.
    """
    told = {"port": server.port, "seconds": seconds, "connections": connections, "expected": case.expected}
    command = [*cores.pinned(cores.LOAD), sys.executable, "-m", "bench.hammer"]
    said = json.dumps({**told, "requests": case.requests()})
    figures = json.loads(
        subprocess.run(command, input=said, capture_output=True, text=True, check=True).stdout
    )
    if figures["wrong"]:
        raise RuntimeError(f"{figures['wrong']} of {figures['count']} answers to “{case.name}” were wrong.")
    return figures


def warm(server: Server, case: Case, seconds: float) -> None:
    """Ask until everything has been asked twice, or until it has taken ten times `seconds`."""
    until, done = time.monotonic() + 10 * seconds, 0
    while done < 2 * len(case.asks) and time.monotonic() < until:
        done += load(server, case, seconds)["count"]


def turn(server: Server, case: Case, seconds: float, connections: int, attempts: int) -> Turn:
    """Take one turn, again if the machine was disturbed; returns the least disturbed one."""
    taken = []
    for _attempt in range(attempts):
        taken.append(_turn(server, case, seconds, connections))
        if taken[-1].others < DISTURBED:
            break
    return min(taken, key=lambda one: one.others)


def _turn(server: Server, case: Case, seconds: float, connections: int) -> Turn:
    core, used, begun = cores.core(cores.SERVER), cores.cpu_seconds(server.pid), time.monotonic()
    figures = load(server, case, seconds, connections)
    used, after = cores.cpu_seconds(server.pid) - used, cores.core(cores.SERVER)
    others = max(0.0, after.busy - core.busy - used) + after.stolen - core.stolen
    return Turn(
        rps=figures["count"] / figures["seconds"],
        cpu_ms=used * 1000 / figures["count"],
        p50_ms=figures["p50_ms"],
        p99_ms=figures["p99_ms"],
        bytes=figures["bytes"] / figures["count"],
        pss_mb=cores.pss_mb(server.pid),
        others=others / (time.monotonic() - begun),
    )


def rounds(
    cases: Sequence[Case], server_of: Callable[[Case], Server], pace: Pace, connections: int = CONNECTIONS
) -> Iterator[tuple[Case, Turn]]:
    """Yield each case with a turn of it, round after round."""
    for _round in range(pace.rounds):
        for case in cases:
            yield case, turn(server_of(case), case, pace.seconds, connections, pace.attempts)


def row(name: str, turns: Sequence[Turn], queries: int) -> Row:
    """Return the medians of a row's turns."""
    middle: Mapping[str, float] = {
        field: median(getattr(one, field) for one in turns)
        for field in ("rps", "cpu_ms", "p50_ms", "p99_ms", "pss_mb")
    }
    return Row(name=name, queries=queries, bytes=round(mean(one.bytes for one in turns)), **middle)
