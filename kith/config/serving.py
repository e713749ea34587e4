"""What `kith up` becomes once the house is ready: one small process that keeps two others running.

Run as a module, with all it has to know on its command line, so that it need not load Django.
"""

import argparse
import http.client
import sys
import threading
import time
from pathlib import Path

from kith.config import running
from kith.config.supervisor import Child, Supervisor
from kith.services.live.bounds import STREAMS

READY_WITHIN = 60.0
KILL_AFTER = 5


def children(host: str, port: int, threads: int) -> list[Child]:
    """Return the processes that make up a Kith: pages, and work for later.

    threads: for pages. Each live stream has one of its own beside them, made when it opens.
    """
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    web += ["--workers", "1", "--blocking-threads", str(threads + STREAMS)]
    # Its one warning would be that there can be so many threads.
    web += ["--workers-kill-timeout", str(KILL_AFTER), "--no-ws", "--log-level", "error"]
    web += ["kith.config.wsgi:application"]
    return [
        Child("The web server", web),
        Child("The worker", [sys.executable, "-m", "kith.config.cli", "jobs"]),
    ]


def announce(host: str, port: int, words: str) -> None:
    """Wait until the pages answer, then say `words`."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        if _answers(host, port):
            say(words)
            return
        time.sleep(0.1)
    say("The web server has not answered for a minute. What went wrong stands above.")


def say(words: str) -> None:
    """Write to whoever watches the terminal or the log."""
    print(words, file=sys.stderr, flush=True)  # noqa: T201


def _answers(host: str, port: int) -> bool:
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    connection = http.client.HTTPConnection(reachable, port, timeout=2)
    try:
        connection.request("GET", "/health", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def main() -> int:
    """Serve until told to stop. Returns the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", required=True, type=int)
    parser.add_argument("--threads", required=True, type=int)
    parser.add_argument("--words", required=True)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--url", required=True)
    told = parser.parse_args()
    supervisor = Supervisor(children(told.host, told.port, told.threads), say)
    threading.Thread(target=announce, args=(told.host, told.port, told.words), daemon=True).start()
    with running.told(told.data, told.url):
        code = supervisor.run()
    say("Kith has stopped.")
    return code


if __name__ == "__main__":
    sys.exit(main())
