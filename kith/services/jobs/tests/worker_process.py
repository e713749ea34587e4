"""A worker in a process of its own, quick enough for a test. Ends when told to."""

import os
import signal
import threading

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")


def main() -> None:
    """Set Kith up, learn the sample jobs, and work until SIGTERM."""
    import django

    django.setup()
    from kith.services.jobs.tests import sample  # noqa: F401  (declares its jobs)
    from kith.services.jobs.worker import Pace, run_worker

    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_signal: stop.set())
    run_worker(stop, Pace(poll=0.05, tick=0.1, beat=0.1, patience=1.0, grace=1.0))


if __name__ == "__main__":
    main()
