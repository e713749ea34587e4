"""Whoever asks at another terminal learns where Kith runs; and nothing of one that is gone."""

import subprocess
import sys
from pathlib import Path

import pytest

from kith.config.running import told, where

pytestmark = pytest.mark.once
URL = "http://localhost:8100"
STAYS = """
import sys, time
from pathlib import Path
from kith.config.running import told
with told(Path(sys.argv[1]), sys.argv[2]):
    print("told", flush=True)
    time.sleep(300)
"""


def test_it_is_told_while_it_lasts(tmp_path: Path) -> None:
    assert where(tmp_path) == ""
    with told(tmp_path, URL):
        assert where(tmp_path) == URL
    assert where(tmp_path) == ""
    with told(tmp_path, "http://a"):
        assert where(tmp_path) == "http://a"


def test_the_first_of_two_is_believed(tmp_path: Path) -> None:
    with told(tmp_path, URL):
        with told(tmp_path, "http://localhost:8200"):
            assert where(tmp_path) == URL
        assert where(tmp_path) == URL


def test_nothing_is_believed_of_one_that_was_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", STAYS, str(tmp_path), URL]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stdout.readline() == "told\n"
        assert where(tmp_path) == URL
        process.kill()
        process.wait()
    assert (tmp_path / "running").exists()
    assert where(tmp_path) == ""


def test_where_nothing_can_be_written_nobody_is_told() -> None:
    with told(Path("/dev/null/kith"), URL):
        assert where(Path("/dev/null/kith")) == ""
