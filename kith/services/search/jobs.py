"""What search leaves for the clock."""

from kith.services.jobs.registry import job
from kith.services.search.actions import missing


@job(key="all")
def forget_needs() -> None:
    """Forget what nobody looked for in 90 days."""
    missing.clear_away()
