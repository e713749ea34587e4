"""bin/bench: load the data set, measure every row, print the table and write it as JSON."""

import argparse
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from bench import cases as asking
from bench import cores, folder, importing, inside, measuring, report, servers
from bench.cases import Case
from bench.measuring import Row, Turn
from bench.progress import said
from bench.servers import Server
from bench.shape import FULL, QUICK, Size

KITH, FLOOR = "kith.config.wsgi:application", "bench.floor:application"


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to measure. rounds of seconds each; blocks of calls; copies of the archive to import."""

    rounds: int
    seconds: float
    blocks: int
    copies: tuple[int, ...]


PACES = {FULL: Pace(9, 2.0, 15, (1, 10)), QUICK: Pace(2, 0.4, 2, ())}


def main() -> int:
    """Measure as the command line says. Returns the exit code."""
    told = _told()
    size = QUICK if told.quick else FULL
    with folder.copied(size, told.database) as place:
        os.environ.update(place.environment)
        _open_house()
        found = _measure(size, PACES[size], place)
    found |= {"size": size.name, "database": told.database}
    report.show(found)
    if told.json:
        told.json.write_text(json.dumps(found, indent=1) + "\n")
    return 0


def _open_house() -> None:
    # What `kith up` does before it serves.
    from kith.config.cli.house import gather_static, open_migrated

    open_migrated()
    gather_static()


def _told() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench", description="How fast Kith is; see bench/README.md.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file too")
    parser.add_argument("--quick", action="store_true", help="a tenth of the data and short turns")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    return parser.parse_args()


def _measure(size: Size, pace: Pace, place: folder.Place) -> dict:
    rows = asking.cases(size)
    counted = {case.name: (0, 0) if case.floor else inside.queries(case.asks[0]) for case in rows}
    with (
        servers.serving(KITH, place.environment) as kith,
        servers.serving(FLOOR, place.environment) as floor,
        servers.worker(place.environment),
    ):
        busy, alone = _loaded(rows, {False: kith, True: floor}, pace)
    table = [measuring.row(case.name, busy[case.name], counted[case.name][1]) for case in rows]
    return {
        "rows": [row.as_json() for row in table],
        "alone": [_alone(case.name, alone[case.name]) for case in rows],
        "queries_cold": {name: cold for name, (cold, _warm) in counted.items()},
        "ratios": _ratios(table),
        "wsgi_ms": _direct(rows, pace),
        "others": round(max(turn.others for turns in busy.values() for turn in turns), 3),
        "imports": [importing.measured(times) for times in pace.copies if importing.archive()],
    }


def _loaded(
    rows: list[Case], of: dict[bool, Server], pace: Pace
) -> tuple[dict[str, list[Turn]], dict[str, list[Turn]]]:
    """Return the turns of each row under load, and one request at a time."""
    busy: dict[str, list[Turn]] = {case.name: [] for case in rows}
    alone: dict[str, list[Turn]] = {case.name: [] for case in rows}
    with said("warming up"):
        for case in rows:
            measuring.warm(of[case.floor], case, pace.seconds)
    with said(f"{pace.rounds} rounds of {pace.seconds} s"):
        for case, turn in measuring.rounds(rows, lambda case: of[case.floor], pace.rounds, pace.seconds):
            busy[case.name].append(turn)
    with said("the same, one request at a time"):
        turns = measuring.rounds(rows, lambda case: of[case.floor], 3, pace.seconds, connections=1)
        for case, turn in turns:
            alone[case.name].append(turn)
    return busy, alone


def _alone(name: str, turns: list[Turn]) -> dict:
    row = measuring.row(name, turns, 0).as_json()
    return {field: row[field] for field in ("name", "rps", "cpu_ms", "p50_ms", "p99_ms")}


def _ratios(table: list[Row]) -> dict[str, float]:
    floor = next(row for row in table if row.name == "floor")
    return {row.name: round(row.cpu_ms / floor.cpu_ms, 3) for row in table}


def _direct(rows: list[Case], pace: Pace) -> dict[str, float]:
    """Return the CPU milliseconds of the two applications without a listener."""
    from bench.floor import application as floor
    from kith.config.wsgi import application as kith

    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[cores.SERVER]})
    asks = {case.name: case.asks for case in rows}
    thread, stranger = asks["thread signed in"], asks["thread anonymous"]
    called = {
        "thread signed in": (kith, thread),
        "thread anonymous": (kith, stranger),
        "floor": (floor, thread),
    }
    return {name: round(spent, 3) for name, spent in inside.alone_ms(called, pace.blocks).items()}


if __name__ == "__main__":
    sys.exit(main())
