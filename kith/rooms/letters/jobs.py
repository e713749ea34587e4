"""Mails that this room leaves for later, and what it lets go by the clock."""

from kith.rooms.letters.actions import telling
from kith.services.jobs.registry import job


@job(key="introduction-{introduction_id}-{person_id}", prompt=True)
def tell(introduction_id: int, person_id: int) -> None:
    """Mail somebody that they are asked about an introduction, once."""
    telling.tell(introduction_id, person_id)


@job(key="letter-{exchange_id}-{person_id}")
def tell_of_letter(exchange_id: int, person_id: int) -> None:
    """Mail somebody that a letter waits for them, once until they have read on."""
    telling.tell_of_letter(exchange_id, person_id)


@job(key="made-{introduction_id}-{person_id}", prompt=True)
def tell_made(introduction_id: int, person_id: int) -> None:
    """Mail one of the two that they can write to each other now, once."""
    telling.tell_made(introduction_id, person_id)


@job(key="all")
def let_go() -> None:
    """Let introductions go that nobody answered within 30 days."""
    from kith.rooms.letters.actions.answering import lapse

    while lapse():
        pass
