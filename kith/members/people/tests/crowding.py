"""Many at one moment: what a test needs to see two people meet in one place."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connection


def at_once(times: int, act: Callable[[], Any]) -> list[Any]:
    """Run `act` in so many threads that all begin at one moment; returns what each got, faults included."""
    gate, results = Barrier(times), []

    def run() -> None:
        try:
            gate.wait()
            results.append(act())
        except Exception as fault:
            results.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=run) for _number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == times
    return results
