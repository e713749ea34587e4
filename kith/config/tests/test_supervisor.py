"""The supervisor, with real processes: what ends is started again, and the end is the end of all."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

WATCHER = """
import sys
from kith.config import supervisor
from kith.config.supervisor import Child, Supervisor
supervisor.FIRST_PAUSE, supervisor.LOOK_EVERY, supervisor.STOP_WITHIN = 0.05, 0.02, 1.0
python = [sys.executable, "-c"]
children = [Child(f"Child {number}", [*python, code]) for number, code in enumerate(sys.argv[1:])]
sys.exit(Supervisor(children, lambda words: print(words, flush=True)).run())
"""
# Leaves its number in a folder, then stays.
STAYS = "import os, signal, time; open('{here}/' + str(os.getpid()), 'w'); time.sleep(300)"
STUBBORN = STAYS.replace("open", "signal.signal(15, signal.SIG_IGN); open")
# Has a child of its own, as a web server has its workers.
PARENT = STAYS.replace("open", "os.fork(); open")


@pytest.fixture
def watch(tmp_path: Path) -> Iterator:
    """Starts a supervisor over children that run this code."""
    started: list[subprocess.Popen] = []

    def start(*codes: str) -> subprocess.Popen:
        scripts = [code.replace("{here}", str(tmp_path)) for code in codes]
        command = [sys.executable, "-c", WATCHER, *scripts]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.terminate()
        process.wait(timeout=10)
        assert process.stdout
        process.stdout.close()
    wait_gone(numbers(tmp_path))


def numbers(folder: Path) -> set[int]:
    """Return the process numbers left in the folder."""
    return {int(path.name) for path in folder.iterdir()}


def alive(number: int) -> bool:
    """Say whether the process still runs; a zombie does not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except OSError:
        return False


def wait_for(folder: Path, count: int) -> set[int]:
    """Wait until so many processes have left their number."""
    until = time.monotonic() + 20
    while len(numbers(folder)) < count:
        assert time.monotonic() < until, "The processes did not start."
        time.sleep(0.02)
    return numbers(folder)


def wait_gone(gone: set[int]) -> None:
    """Wait until none of the processes runs."""
    until = time.monotonic() + 10
    while any(alive(number) for number in gone):
        assert time.monotonic() < until, "A process is still there."
        time.sleep(0.02)


def test_a_killed_child_is_started_again(watch, tmp_path: Path) -> None:
    watch(STAYS, STAYS)
    first = wait_for(tmp_path, 2)
    victim = min(first)
    os.kill(victim, signal.SIGKILL)
    both = wait_for(tmp_path, 3)
    assert {number for number in both if alive(number)} == both - {victim}


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_all_are_gone(watch, tmp_path: Path, how: signal.Signals) -> None:
    process = watch(STAYS, STAYS)
    children = wait_for(tmp_path, 2)
    process.send_signal(how)
    assert process.wait(timeout=10) == 0
    assert not any(alive(number) for number in children)


def test_one_that_will_not_listen_is_killed(watch, tmp_path: Path) -> None:
    process = watch(STUBBORN, PARENT)
    children = wait_for(tmp_path, 3)
    process.terminate()
    assert process.wait(timeout=10) == 0
    assert not any(alive(number) for number in children)


def test_grandchildren_do_not_outlive_a_killed_child(watch, tmp_path: Path) -> None:
    watch(PARENT)
    pair = wait_for(tmp_path, 2)
    leader = next(number for number in pair if os.getpgid(number) == number)
    os.kill(leader, signal.SIGKILL)
    wait_gone(pair)
    wait_for(tmp_path, 4)


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux tells a child that its parent was killed.")
def test_killed_itself_it_takes_all_along(watch, tmp_path: Path) -> None:
    process = watch(STAYS, STAYS)
    children = wait_for(tmp_path, 2)
    process.kill()
    wait_gone(children)


def test_one_that_will_not_stay_up_ends_everything(watch, tmp_path: Path) -> None:
    process = watch(STAYS, "import sys; sys.exit(3)")
    (child,) = wait_for(tmp_path, 1)
    assert process.wait(timeout=20) == 1
    assert process.stdout
    said = process.stdout.read()
    assert "Child 1 ended (code 3); starting it again" in said
    assert "Child 1 ended 6 times in a row, so Kith stops." in said
    assert not alive(child)
