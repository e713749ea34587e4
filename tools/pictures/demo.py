"""A Kith of its own with the demo in it, served on a free port for as long as pictures are taken."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

KITH = [sys.executable, "-m", "kith.config.cli"]
READY_WITHIN = 60.0
STOP_WITHIN = 15.0


@contextlib.contextmanager
def demo(data: Path) -> Iterator[str]:
    """Load the demo into an empty folder and serve it on this machine alone; yields its address."""
    port = _free_port()
    told = {name: value for name, value in os.environ.items() if not name.startswith("KITH_")}
    told |= {"KITH_DATA": str(data), "KITH_DEMO": "true", "KITH_HOST": "127.0.0.1", "KITH_PORT": str(port)}
    subprocess.run([*KITH, "demo"], env=told, check=True)
    with _running([*KITH, "up"], told) as process:
        _wait_for(process, port)
        yield f"http://localhost:{port}"


@contextlib.contextmanager
def _running(command: list[str], told: dict[str, str]) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(command, env=told, stdin=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=STOP_WITHIN)
        process.kill()
        process.wait()


def _wait_for(process: subprocess.Popen, port: int) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        if _answers(port):
            return
        time.sleep(0.1)
    raise RuntimeError("The demo does not answer. What went wrong stands above.")


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/health", timeout=5):
            return True
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
