"""Mails that this room leaves for later, and what it lets go by the clock."""

from kith.rooms.letters.actions import telling
from kith.services.jobs.registry import job


@job(key="introduction-{introduction_id}-{person_id}", prompt=True)
def tell(introduction_id: int, person_id: int) -> None:
    """Mail somebody that they are asked about an introduction, once."""
    telling.tell(introduction_id, person_id)


@job(key="all")
def let_go() -> None:
    """Let introductions go that nobody answered within 30 days."""
    from kith.rooms.letters.actions.answering import lapse

    while lapse():
        pass
