"""The bench runs, and its floor is the one it says it is. Never how fast: that is the machine's business."""

import hashlib
import json
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.folder import ROOT

BENCH = Path(__file__).parent.parent
ROWS = ["home", "board", "thread signed in", "thread anonymous", "search"]
ROWS += ["short board", "long board", "longest thread", "floor", "reply"]
FIGURES = {"name", "rps", "cpu_ms", "p50_ms", "p99_ms", "queries", "bytes", "pss_mb"}


def test_the_floor_is_the_frozen_one():
    for line in (BENCH / "floor.sha256").read_text().splitlines():
        digest, name = line.split()
        assert hashlib.sha256((BENCH / name).read_bytes()).hexdigest() == digest


@pytest.mark.once
@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="The bench reads what Linux says of processes.")
def test_a_tiny_run_gives_every_row_and_ratio(tmp_path):
    file = tmp_path / "figures.json"
    told = {**os.environ, "KITH_BENCH_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "bench", "--tiny", "--json", str(file)]
    run = subprocess.run(command, env=told, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    found = json.loads(file.read_text())
    assert [row["name"] for row in found["rows"]] == ROWS
    for row in found["rows"]:
        assert set(row) == FIGURES
        assert row["rps"] > 0
    assert list(found["ratios"]) == ROWS
    assert all(math.isfinite(ratio) and ratio > 0 for ratio in found["ratios"].values())
