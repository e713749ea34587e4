"""A Kith that really runs: all processes of `kith up`, on the database of the tests, reached over HTTP."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from bench.servers import free_port, wait_for

STOP_WITHIN = 20.0


@dataclass(frozen=True, slots=True)
class Running:
    """url: where it answers. process: the one that watches over the others."""

    url: str
    process: subprocess.Popen

    @property
    def port(self) -> int:
        port = urlsplit(self.url).port
        assert port
        return port

    def stop(self) -> float:
        """Tell it to stop, as Ctrl+C does, and return how many seconds that took."""
        told = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=STOP_WITHIN)
        return time.monotonic() - told


@contextlib.contextmanager
def running(**settings: str) -> Iterator[Running]:
    """Run a Kith while this lasts. settings: of its own, such as KITH_THREADS."""
    port = free_port()
    url = f"http://localhost:{port}"
    environment = {**os.environ, "KITH_PORT": str(port), "KITH_DATABASE_URL": _database(), **settings}
    command = [sys.executable, "-m", "kith.config.serving", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--threads", settings.get("KITH_THREADS", "4"), "--words", "", "--url", url]
    command += ["--data", os.environ["KITH_DATA"]]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        wait_for(process, port)
        yield Running(url, process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(timeout=STOP_WITHIN)


def _database() -> str:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite://{Path(name).absolute()}"
    return urlsplit(os.environ["KITH_DATABASE_URL"])._replace(path=f"/{name}").geturl()
