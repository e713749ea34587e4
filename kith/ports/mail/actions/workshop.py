"""Reads and prepares batches of mails on several cores, in processes that end when their parent does."""

import contextlib
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from kith.ports.mail.actions.preparing import TASKS, Prepared
from kith.ports.mail.parsing.heads import Head
from kith.ports.mail.parsing.mbox import RawMessage, Skipped

MOST_WORKERS = 4
WAITING = 2
LONG = 256 * 1024
_Batch = Sequence[RawMessage | Skipped]
_COMMAND = [sys.executable, "-P", "-m", "kith.ports.mail.actions.worker"]


def workers_for_this_machine() -> int:
    """Return how many processes are worth starting here; 0 where there is one core."""
    known = hasattr(os, "sched_getaffinity")
    cores = len(os.sched_getaffinity(0)) if known else os.cpu_count() or 1
    return min(cores, MOST_WORKERS) if cores > 1 else 0


def shop_for(archive: Path) -> "Workshop":
    """Return a workshop for an archive, its processes under way where that is a file long enough for them."""
    shop = Workshop(workers_for_this_machine())
    if archive.is_file() and archive.stat().st_size >= LONG:
        shop.open()
    return shop


class Workshop:
    """Works on batches in processes once it is open, and else where it is asked. At its end none is left.

    workers: how many processes it may start.
    """

    def __init__(self, workers: int = 0) -> None:
        self._size = workers
        self._workers: list[_Worker] = []
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._threads: ThreadPoolExecutor | None = None

    def __enter__(self) -> "Workshop":
        return self

    def __exit__(self, *_fault: object) -> None:
        threads, self._threads = self._threads, None
        if threads:
            threads.shutdown(wait=False, cancel_futures=True)
            for worker in self._workers:
                worker.end()
            # Only now does no thread wait for a worker any more.
            threads.shutdown()
            for worker in self._workers:
                worker.close()

    def open(self) -> None:
        """Start the processes unless they are there; early, as each takes a while to get ready."""
        if self._threads is None and self._size:
            # A machine that starts no more of them has to do with those there are.
            with contextlib.suppress(OSError):
                for _ in range(self._size):
                    self._workers.append(_Worker())
            for worker in self._workers:
                self._idle.put(worker)
            self._size = len(self._workers)
            self._threads = ThreadPoolExecutor(self._size) if self._size else None

    def heads(self, batches: Iterable[_Batch]) -> Iterator[list[Head | None]]:
        """Yield the heads of each batch, in order; of the batches, only a few are read ahead."""
        return self._in_order(batches, "heads")

    def prepared(self, batches: Iterable[_Batch], longest: int) -> Iterator[list[Prepared]]:
        """Yield what is made of each batch, in order. The first few are begun at once, so many read ahead.

        longest: a source, in letters.
        """
        return self._in_order(batches, "mails", longest)

    def _in_order(self, batches: Iterable[_Batch], task: str, *more: int) -> Iterator[list]:
        if self._threads is None:
            return (TASKS[task](batch, *more) for batch in batches)
        submit = self._threads.submit
        futures = (submit(self._done, task, batch, *more) for batch in batches)
        return _each_done(deque(islice(futures, self._size + WAITING)), futures)

    def _done(self, task: str, *asked: Any) -> list:
        worker = self._idle.get()
        try:
            return worker.do(task, *asked)
        finally:
            self._idle.put(worker)


def _each_done(under_way: deque[Future[list]], more: Iterator[Future[list]]) -> Iterator[list]:
    for next_one in more:
        under_way.append(next_one)
        yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


class _Worker:
    """A process with a pipe each way, whose ends here nobody else holds: so it sees when we are gone.

    It is given one batch at a time and reads all of it before it answers: two full pipes never wait.
    """

    def __init__(self) -> None:
        path = os.pathsep.join(part for part in sys.path if part)
        # In a session of its own, a Ctrl-C in the terminal is for its parent alone.
        self._process = subprocess.Popen(
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,
        )
        self._is_ended = False

    def do(self, task: str, *asked: Any) -> list:
        """Return what the process makes of a batch; what it leaves undone is done here."""
        try:
            pickle.dump((task, asked), self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
            return pickle.load(self._process.stdout)  # noqa: S301 - our own process wrote it
        except (OSError, ValueError, EOFError, pickle.UnpicklingError):
            return [] if self._is_ended else TASKS[task](*asked)

    def end(self) -> None:
        """End the process, whatever it does."""
        self._is_ended = True
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Close our ends of its pipes."""
        for pipe in (self._process.stdin, self._process.stdout):
            # What was left in the pipe of a process that is gone cannot be delivered.
            with contextlib.suppress(OSError):
                pipe.close()
