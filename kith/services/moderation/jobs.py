"""Work that looking after a community leaves for later."""

from kith.services.jobs.registry import job
from kith.services.moderation.actions import clearing, telling


@job(key="all")
def clear_away() -> None:
    """Throw away what has had its time."""
    clearing.clear_away()


@job(key="decided-{concern_id}-{person_id}", prompt=True)
def tell(concern_id: int, person_id: int) -> None:
    """Mail somebody whom a decision concerns that it was made, once."""
    telling.tell(concern_id, person_id)
