"""The mail that this room leaves for later."""

from kith.services.answering.actions import telling
from kith.services.jobs.registry import job


@job(key="wondering-{wondering_id}", prompt=True)
def tell(wondering_id: int) -> None:
    """Mail somebody that another wondered whether they might know, once."""
    telling.tell(wondering_id)
