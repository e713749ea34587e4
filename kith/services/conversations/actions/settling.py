"""The asker says that a question is settled, or opens it again."""

from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.refusals import refuse
from kith.members.people.models import Person
from kith.services.conversations.access import may_write
from kith.services.conversations.models import Thread, ThreadTransition


def settle(thread: Thread, *, by: Person) -> Thread:
    """Mark a question as answered; its asker does. Raises Refusal "not-allowed" for anyone else."""
    return _move(thread, Thread.State.ANSWERED, "conversations.settled", by)


def reopen(thread: Thread, *, by: Person) -> Thread:
    """Open a question again. Raises Refusal "not-allowed" for anyone but its asker."""
    return _move(thread, Thread.State.OPEN, "conversations.reopened", by)


@transaction.atomic
def _move(thread: Thread, state: str, verb: str, by: Person) -> Thread:
    thread = Thread.objects.select_for_update().get(pk=thread.pk)
    if (
        thread.started_by_id != by.pk
        or thread.kind != Thread.Kind.QUESTION
        or not may_write(by, thread.community)
    ):
        raise refuse("not-allowed")
    if thread.state == state:
        return thread
    thread.state = state
    thread.version += 1
    thread.save(update_fields=["state", "version"])
    ThreadTransition.objects.create(community_id=thread.community_id, thread=thread, state=state, by=by)
    ledger.record(ledger.happening(verb, by, thread))
    return thread
