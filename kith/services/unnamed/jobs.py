"""Work that asking without a name leaves for later."""

from kith.services.jobs.registry import job
from kith.services.unnamed.actions import clearing, telling


@job(key="unsealed-{unsealing_id}", prompt=True)
def tell_opened(unsealing_id: int) -> None:
    """Tell whoever is behind a seal that two opened it, once."""
    telling.tell_opened(unsealing_id)


@job(key="all")
def clear_away() -> None:
    """Throw away what has had its time."""
    clearing.clear_away()
