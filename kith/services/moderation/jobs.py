"""Work that looking after a community leaves for later."""

from kith.services.jobs.registry import job
from kith.services.moderation.actions import clearing


@job(key="all")
def clear_away() -> None:
    """Throw away what has had its time."""
    clearing.clear_away()
