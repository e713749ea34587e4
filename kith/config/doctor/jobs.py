"""Is the work for later getting done?"""

from collections.abc import Iterator
from datetime import timedelta

from kith.config.doctor.findings import Finding, bad, good, warn
from kith.services.jobs import queries

_NAME = "Work for later"
LONG = timedelta(minutes=1)
TOO_LONG = timedelta(minutes=10)


def examine() -> Iterator[Finding]:
    """Look at how long the oldest job has waited, and at what has failed for good."""
    yield waiting(queries.oldest_wait(), queries.how_many_wait())
    failed = queries.failed()
    if failed:
        listed = ", ".join(f"{name} ({count})" for name, count in failed.items())
        words = f"Given up after several attempts: {listed}."
        yield warn("Failed work", words, "Mend the cause, then: kith jobs --again")


def waiting(oldest: timedelta, how_many: int) -> Finding:
    """Judge how long the oldest job has waited."""
    minutes = int(oldest.total_seconds() // 60)
    if oldest < LONG:
        return good(_NAME, f"{how_many} waiting, none for long.")
    words = f"{how_many} waiting, the oldest for {minutes} min."
    advice = "Is Kith running? kith up runs the worker; kith jobs --once does what waits now."
    return warn(_NAME, words, advice) if oldest < TOO_LONG else bad(_NAME, words, advice)
