"""bin/bench: load the data set, measure every row, print the table and write it as JSON."""

import argparse
import json
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from bench import cases as asking
from bench import cores, folder, importing, inside, measuring, report, servers
from bench.cases import Case
from bench.measuring import Pace, Row, Turn
from bench.progress import said
from bench.servers import Server
from bench.shape import FULL, QUICK, TINY, Size

KITH, FLOOR = "kith.config.wsgi:application", "bench.floor:application"


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to measure under load and alone; blocks of calls; copies of the archive to import."""

    busy: Pace
    alone: Pace
    blocks: int
    copies: tuple[int, ...]


PLANS = {
    FULL: Plan(Pace(9, 2.0, 3), Pace(3, 2.0, 3), 15, (1, 10)),
    QUICK: Plan(Pace(3, 0.5, 1), Pace(1, 0.5, 1), 3, ()),
    TINY: Plan(Pace(1, 0.2, 1), Pace(1, 0.2, 1), 1, ()),
}


def main() -> int:
    """Measure as the command line says. Returns the exit code."""
    told = _told()
    # Told to stop, it takes its servers and its copies with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    size = TINY if told.tiny else QUICK if told.quick else FULL
    with folder.copied(size, told.database) as place:
        os.environ.update(place.environment)
        _open_house()
        found = _measure(size, PLANS[size], place)
    found |= {"size": size.name, "database": told.database}
    report.show(found)
    if told.json:
        told.json.write_text(json.dumps(found, indent=1) + "\n")
    return 0


def _open_house() -> None:
    # What `kith up` does before it serves. A newer projection reads the kept ledger anew.
    from kith.config.cli.house import open_migrated
    from kith.config.startup import gather_static

    open_migrated()
    gather_static()
    from kith.services.activity.projections import catch_up

    with said("whatever a projection has still to read"):
        catch_up()


def _told() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench", description="How fast Kith is; see bench/README.md.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file too")
    parser.add_argument("--quick", action="store_true", help="a tenth of the data and short turns")
    parser.add_argument("--tiny", action="store_true", help="a hundredth, for the tests of the bench itself")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    return parser.parse_args()


def _measure(size: Size, plan: Plan, place: folder.Place) -> dict:
    rows = asking.cases(size)
    counted = {case.name: (0, 0) if case.floor else inside.queries(case.asks[0]) for case in rows}
    with (
        servers.serving(KITH, place.environment) as kith,
        servers.serving(FLOOR, place.environment) as floor,
        servers.worker(place.environment),
    ):
        busy, alone = _loaded(rows, {False: kith, True: floor}, plan)
    table = [measuring.row(case.name, busy[case.name], counted[case.name][1]) for case in rows]
    return {
        "rows": [row.as_json() for row in table],
        "alone": [_alone(case.name, alone[case.name]) for case in rows],
        "queries_cold": {name: cold for name, (cold, _warm) in counted.items()},
        "ratios": _ratios(table),
        "wsgi_ms": _direct(rows, plan),
        "others": round(max(turn.others for turns in busy.values() for turn in turns), 3),
        "imports": [importing.measured(times) for times in plan.copies if importing.archive()],
    }


def _loaded(
    rows: list[Case], of: dict[bool, Server], plan: Plan
) -> tuple[dict[str, list[Turn]], dict[str, list[Turn]]]:
    """Return the turns of each row under load, and one request at a time."""
    busy: dict[str, list[Turn]] = {case.name: [] for case in rows}
    alone: dict[str, list[Turn]] = {case.name: [] for case in rows}
    with said("warming up"):
        for case in rows:
            measuring.warm(of[case.floor], case, plan.busy.seconds)
    with said(f"{plan.busy.rounds} rounds of {plan.busy.seconds} s a row"):
        for case, turn in measuring.rounds(rows, lambda case: of[case.floor], plan.busy):
            busy[case.name].append(turn)
    with said("the same, one request at a time"):
        for case, turn in measuring.rounds(rows, lambda case: of[case.floor], plan.alone, connections=1):
            alone[case.name].append(turn)
    return busy, alone


def _alone(name: str, turns: list[Turn]) -> dict:
    row = measuring.row(name, turns, 0).as_json()
    return {field: row[field] for field in ("name", "rps", "cpu_ms", "p50_ms", "p99_ms")}


def _ratios(table: list[Row]) -> dict[str, float]:
    floor = next(row for row in table if row.name == "floor")
    return {row.name: round(row.cpu_ms / floor.cpu_ms, 3) for row in table}


def _direct(rows: list[Case], plan: Plan) -> dict[str, float]:
    """Return the CPU milliseconds of the two applications without a listener."""
    from bench.floor import application as floor
    from kith.config.wsgi import application as kith

    asks = {case.name: case.asks for case in rows}
    thread, stranger = asks["thread signed in"], asks["thread anonymous"]
    called = {
        "thread signed in": (kith, thread),
        "thread anonymous": (kith, stranger),
        "floor": (floor, thread),
    }
    # Only for as long: what runs after this, an import above all, has every core.
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {sorted(every)[cores.SERVER]})
    try:
        return {name: round(spent, 3) for name, spent in inside.alone_ms(called, plan.blocks).items()}
    finally:
        os.sched_setaffinity(0, every)


if __name__ == "__main__":
    sys.exit(main())
