"""Reads and prepares batches of mails on several cores, in processes that end when their parent does."""

import contextlib
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue

from kith.ports.mail.actions.preparing import TASKS, Prepared
from kith.ports.mail.parsing.heads import Head
from kith.ports.mail.parsing.mbox import RawMessage, Skipped

MOST_WORKERS = 4
WAITING = 2
_Batch = Sequence[RawMessage | Skipped]
_COMMAND = [sys.executable, "-P", "-m", "kith.ports.mail.actions.worker"]


def workers_for_this_machine() -> int:
    """Return how many processes are worth starting here; 0 where there is one core."""
    known = hasattr(os, "sched_getaffinity")
    cores = len(os.sched_getaffinity(0)) if known else os.cpu_count() or 1
    return min(cores, MOST_WORKERS) if cores > 1 else 0


class Workshop:
    """Works on batches in processes once it is open, and else where it is asked. At its end none is left.

    longest: of a source, in letters.
    """

    def __init__(self, longest: int, workers: int) -> None:
        self._longest, self._size = longest, workers
        self._workers: list[_Worker] = []
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._threads: ThreadPoolExecutor | None = None

    def __enter__(self) -> "Workshop":
        return self

    def __exit__(self, *_fault: object) -> None:
        if self._threads:
            self._threads.shutdown(wait=False, cancel_futures=True)
            for worker in self._workers:
                worker.end()
            # Only now does no thread wait for a worker any more.
            self._threads.shutdown()
            for worker in self._workers:
                worker.close()

    def open(self) -> None:
        """Start the processes unless they are there."""
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
        return self._in_order("heads", batches)

    def prepared(self, batches: Iterable[_Batch]) -> Iterator[list[Prepared]]:
        """Yield what is made of each batch, in order; of the batches, only a few are read ahead."""
        return self._in_order("mails", batches)

    def _in_order(self, task: str, batches: Iterable[_Batch]) -> Iterator[list]:
        if self._threads is None:
            yield from (TASKS[task](batch, self._longest) for batch in batches)
            return
        under_way: deque[Future[list]] = deque()
        for batch in batches:
            under_way.append(self._threads.submit(self._done, task, batch))
            if len(under_way) > self._size + WAITING:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()

    def _done(self, task: str, batch: _Batch) -> list:
        worker = self._idle.get()
        try:
            return worker.do(task, batch, self._longest) if batch else []
        finally:
            self._idle.put(worker)


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

    def do(self, task: str, batch: _Batch, longest: int) -> list:
        """Return what the process makes of a batch; what it leaves undone is done here."""
        try:
            pickle.dump((task, batch, longest), self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
            return pickle.load(self._process.stdout)  # noqa: S301 - our own process wrote it
        except (OSError, ValueError, EOFError, pickle.UnpicklingError):
            return [] if self._is_ended else TASKS[task](batch, longest)

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
