"""kith jobs: the worker, and a look at its work."""

import signal
import threading
from typing import Annotated

import typer

from kith.config.cli.faults import say


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("jobs")(jobs)


def jobs(
    once: Annotated[bool, typer.Option("--once", help="Do what waits now, then end.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Give failed work new attempts, then end.")] = False,
) -> None:
    """Do the work that pages leave for later. kith up runs this beside the web server."""
    from kith.config.cli.house import open_house, open_migrated

    (open_migrated if once or again else open_house)()
    if again:
        from kith.services.jobs.actions.retrying import try_again

        say(f"Given new attempts: {try_again()}.")
    elif once:
        from kith.services.jobs.worker import run_waiting

        say(f"Done: {run_waiting()}.")
    else:
        _work()


def _work() -> None:
    from kith.services.jobs.worker import run_worker

    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_signal: stop.set())
    run_worker(stop)
