"""Jobs that leave a trace in a folder, for the tests alone."""

import os
import time
from pathlib import Path

from kith.services.jobs.registry import job


def folder() -> Path:
    """Return the folder in which the sample jobs leave their traces."""
    return Path(os.environ["KITH_SAMPLE_FOLDER"])


def trace(name: str) -> None:
    """Leave one line that says who came by."""
    with (folder() / name).open("a") as file:
        file.write(f"{os.getpid()}\n")


def traces(name: str) -> int:
    """Return how many lines were left."""
    path = folder() / name
    return len(path.read_text().splitlines()) if path.exists() else 0


@job(key="{number}")
def quick(number: int) -> None:
    """Leave one trace."""
    trace(f"quick-{number}")


@job(key="{number}", retries=2)
def failing(number: int) -> None:
    """Leave a trace and fail."""
    trace(f"failing-{number}")
    raise ValueError("ada@example.org is not to be found")


@job(key="{number}", prompt=True)
def urgent(number: int) -> None:
    """Leave a trace, before others."""
    trace(f"urgent-{number}")


@job(key="{number}", retries=3)
def slow(number: int) -> None:
    """Say that it began, wait until the file `go` is there, say that it ended."""
    trace(f"slow-{number}-began")
    while not (folder() / "go").exists():
        time.sleep(0.02)
    trace(f"slow-{number}-ended")


@job(key="once")
def by_the_clock() -> None:
    """Leave a trace whenever the timetable asks."""
    trace("by-the-clock")
