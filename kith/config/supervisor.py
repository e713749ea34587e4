"""Keeps a few processes running: starts them, starts them again when they end, stops them together.

Each holds the end of a pipe that is cut when it shall end (`lifeline.py`), so that what would never end by
itself does. Uses nothing but Python's own library, so that watching costs little memory.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from kith.config import lifeline

LOOK_EVERY = 0.2
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
# A process that lived this long was well; its next end starts the pauses afresh.
WELL_AFTER = 20.0
ENOUGH = 6
STOP_WITHIN = 9.0
_PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """A process to keep running. name: for people. command: its words. lifeline: our end of its pipe."""

    name: str
    command: list[str]
    process: subprocess.Popen | None = None
    lifeline: int | None = None
    started: float = 0.0
    quick_ends: int = 0
    again_at: float = field(default=0.0)


class Supervisor:
    """Runs children until told to stop, or until one of them will not stay up."""

    def __init__(self, children: list[Child], say: Callable[[str], None]):
        """say: takes a sentence for whoever watches."""
        self._children = children
        self._say = say
        self._stopping = False

    def stop(self, *_signal: object) -> None:
        """Ask for the end; also the handler of SIGTERM and SIGINT."""
        self._stopping = True

    def run(self) -> int:
        """Keep the children running. Returns 0 when told to stop, 1 when one would not stay up."""
        for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(name, self.stop)
        code = 0
        try:
            while not self._stopping and code == 0:
                code = max(self._look_after(child) for child in self._children)
                time.sleep(LOOK_EVERY)
        finally:
            self._end_all()
        return code

    def _look_after(self, child: Child) -> int:
        if child.process is None:
            if time.monotonic() >= child.again_at:
                self._start(child)
            return 0
        code = child.process.poll()
        return 0 if code is None else self._ended(child, code)

    def _start(self, child: Child) -> None:
        child.started = time.monotonic()
        theirs, child.lifeline = os.pipe()
        try:
            child.process = subprocess.Popen(
                child.command,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                preexec_fn=_end_with_parent(),
                pass_fds=[theirs],
                env={**os.environ, lifeline.NAME: lifeline.told_of(theirs)},
            )
        finally:
            os.close(theirs)

    def _ended(self, child: Child, code: int) -> int:
        assert child.process
        # What it had started itself must not keep its port.
        _kill_group(child.process)
        child.process = None
        _cut(child)
        lived = time.monotonic() - child.started
        child.quick_ends = 1 if lived >= WELL_AFTER else child.quick_ends + 1
        if child.quick_ends >= ENOUGH:
            self._say(f"{child.name} ended {ENOUGH} times in a row, so Kith stops. Its last words are above.")
            return 1
        pause = min(FIRST_PAUSE * 2 ** (child.quick_ends - 1), LONGEST_PAUSE)
        child.again_at = time.monotonic() + pause
        self._say(f"{child.name} ended ({_reason(code)}); starting it again in {pause:g} s.")
        return 0

    def _end_all(self) -> None:
        running = [child.process for child in self._children if child.process]
        for child in self._children:
            _cut(child)
        for process in running:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
        until = time.monotonic() + STOP_WITHIN
        for process in running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=max(0.05, until - time.monotonic()))
            _kill_group(process)
            process.wait()


def _cut(child: Child) -> None:
    if child.lifeline is not None:
        os.close(child.lifeline)
        child.lifeline = None


def _kill_group(process: subprocess.Popen) -> None:
    # Each child leads a group of its own, which may outlive it.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _end_with_parent() -> Callable[[], None] | None:
    """Return what a new process runs so that it is told to stop if this one is killed; Linux only."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)

    def prepare() -> None:
        library.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)

    return prepare


def _reason(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"code {code}"
