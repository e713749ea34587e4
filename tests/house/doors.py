"""Measures who gets in where. `python -m tests.house.doors` cannot run alone; see test_doors.py.

What lies behind the addresses of a room stands in tests/house/behind/, a file for each room. To write the
table anew after adding an address, and then to read every changed line of it:
    KITH_WRITE_DOORS=1 bin/test house -k doors
"""

import csv
import os
from pathlib import Path

from django.db import transaction
from django.urls import reverse

from kith.base.kit.doors import all_doors, policy_of
from tests.cast import NAMES, Cast, build_cast, visit
from tests.house.behind import arguments, bodies

# Doors that answer machines and scripts.
NO_PAGES = ("health", "forums:named", "live:stream")
COLUMNS = ("door", "method", "stranger", *NAMES)


def places(cast: Cast) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return every door as (name, address, methods), each leading to something of the cast's."""
    known, slug = arguments(cast), {"slug": cast.weavers.slug}
    found = []
    for route, name, view in all_doors():
        given = known.get(name, slug if "<slug:slug>" in route else {})
        found.append((name, reverse(name, kwargs=given), policy_of(view).methods))
    return found


def measured() -> list[dict[str, str]]:
    """Return a row for each door and method: the status that each of the cast gets, with a valid body."""
    cast, fields = build_cast(), bodies()
    rows = [
        _row(cast, name, method, address, fields.get(name, {}))
        for name, address, methods in places(cast)
        for method in methods
        if method != "HEAD"
    ]
    rows.sort(key=lambda row: (row["door"], row["method"]))
    if os.environ.get("KITH_WRITE_DOORS"):
        _write(rows)
    return rows


def _row(cast: Cast, name: str, method: str, address: str, fields: dict[str, str]) -> dict[str, str]:
    row = {"door": name, "method": method}
    for who, person in cast.everyone().items():
        client = visit(person)
        # Each knocks at the same world: what one of them did is undone before the next.
        point = transaction.savepoint()
        answer = client.generic if method not in ("GET", "POST") else getattr(client, method.lower())
        response = answer(address, fields)
        transaction.savepoint_rollback(point)
        row[who] = str(response.status_code)
    return row


def _write(rows: list[dict[str, str]]) -> None:
    with Path(__file__).with_name("doors.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
