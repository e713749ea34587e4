"""What drafts leave for the clock."""

from kith.services.drafts.actions import clearing
from kith.services.jobs.registry import job


@job(key="all")
def clear_away() -> None:
    """Throw away drafts that nobody touched for 30 days."""
    clearing.clear_away()
