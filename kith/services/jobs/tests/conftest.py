"""What the tests of jobs share: a folder for traces, and real workers."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection


@pytest.fixture
def traces_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this test's own in which sample jobs leave traces."""
    monkeypatch.setenv("KITH_SAMPLE_FOLDER", str(tmp_path))
    return tmp_path


@pytest.fixture
def worker(transactional_db: None, traces_folder: Path) -> Iterator[Callable[[], subprocess.Popen]]:
    """Starts real worker processes on the test's database; ends them afterwards."""
    started: list[subprocess.Popen] = []

    def start() -> subprocess.Popen:
        command = [sys.executable, "-m", "kith.services.jobs.tests.worker_process"]
        environment = {**os.environ, "KITH_DATABASE_URL": _address()}
        started.append(subprocess.Popen(command, env=environment, start_new_session=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def _address() -> str:
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{settings['NAME']}"
    options = settings["OPTIONS"]
    return (
        f"postgresql://{settings['USER']}@/{settings['NAME']}?host={options['host']}&port={options['port']}"
    )


def wait_until(condition: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait until `condition` holds; fails the test when it does not in time."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "It did not happen in time."
        time.sleep(0.03)
