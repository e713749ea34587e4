"""Mails that this room leaves for later."""

from kith.services.jobs.registry import job


@job(key="{what}-{thing_id}")
def tell_of(what: str, thing_id: int) -> None:
    """Let each of those whose answer a proposal waits for be told of it."""
    from kith.rooms.kinship.actions.telling import mail_about
    from kith.rooms.kinship.asked import who_is_asked

    for person in who_is_asked(what, thing_id):
        tell.later(person_id=person, kind=mail_about(what))


@job(key="{what}-{thing_id}-{person_id}")
def tell_outcome(person_id: int, what: str, thing_id: int) -> None:
    """Mail somebody what became of what they proposed."""
    from kith.rooms.kinship.actions import outcomes

    outcomes.tell_outcome(person_id, what, thing_id)


@job(key="{kind}-{person_id}")
def tell(person_id: int, kind: str) -> None:
    """Mail somebody what waits for their answer, at most once a day of a kind."""
    from kith.rooms.kinship.actions import telling

    later = telling.tell(person_id, kind)
    if later is not None:
        tell.later_at(later, person_id=person_id, kind=kind)
