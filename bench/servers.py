"""The two servers that are measured: Kith as it ships, and the floor behind the same listener."""

import contextlib
import ctypes
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench import cores

READY_WITHIN = 60.0
STOP_WITHIN = 10.0
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers. pid: of the process that runs the pages."""

    port: int
    pid: int


@contextlib.contextmanager
def serving(application: str, environment: dict[str, str]) -> Iterator[Server]:
    """Serve a WSGI application with the listener and settings of `kith up`, one worker, on its own core.

    application: "module:name". Raises RuntimeError when it does not answer.
    """
    port = free_port()
    command = [*cores.pinned(cores.SERVER), *_as_shipped(port)[0][:-1], application]
    with _running(command, {**environment, "KITH_PORT": str(port)}) as process:
        wait_for(process, port)
        yield Server(port, _pages(process.pid))


@contextlib.contextmanager
def worker(environment: dict[str, str]) -> Iterator[None]:
    """Run what `kith up` runs beside the pages (index, feed, mail), on the other core."""
    with _running([*cores.pinned(cores.LOAD), *_as_shipped(0)[1]], environment):
        yield


def _as_shipped(port: int) -> list[list[str]]:
    from kith.config.options import options
    from kith.config.serving import children

    return [child.command for child in children("127.0.0.1", port, options().threads)]


@contextlib.contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_end_with_parent(),
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=STOP_WITHIN)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _end_with_parent() -> Callable[[], None]:
    """Return what a new process runs so that it is told to stop even if the bench is killed."""
    library = ctypes.CDLL(None)
    return lambda: library.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(process: subprocess.Popen, port: int) -> None:
    """Return once the server in a process answers that it is well.

    Raises RuntimeError where it ends, or is not well within READY_WITHIN seconds.
    """
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(connection):
            connection.request("GET", "/health", headers={"Host": "localhost"})
            if connection.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError("A server did not answer; its words are above.")


def _pages(pid: int) -> int:
    """Return the process that does the work: the one below the listener's own that holds most memory."""
    return max(cores.children(pid) or [pid], key=cores.pss_mb)
