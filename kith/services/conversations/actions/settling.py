"""The asker says that a question is settled, or opens it again."""

from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.refusals import refuse
from kith.members.people.models import Person
from kith.services.conversations.access import may_write
from kith.services.conversations.models import Thread, ThreadTransition
from kith.services.conversations.voices import asked, voice_in


def settle(thread: Thread, *, by: Person) -> Thread:
    """Mark a question as answered; its asker does. Raises Refusal "not-allowed" for anyone else."""
    return _move(thread, Thread.State.ANSWERED, "conversations.settled", by)


def reopen(thread: Thread, *, by: Person) -> Thread:
    """Open a question again. Raises Refusal "not-allowed" for anyone but its asker."""
    return _move(thread, Thread.State.OPEN, "conversations.reopened", by)


@transaction.atomic
def _move(thread: Thread, state: str, verb: str, by: Person) -> Thread:
    thread = Thread.objects.select_for_update().get(pk=thread.pk)
    is_asker = thread.kind == Thread.Kind.QUESTION and asked(by, thread)
    if not is_asker or not may_write(by, thread.community):
        raise refuse("not-allowed")
    if thread.state == state:
        return thread
    thread.state = state
    thread.version += 1
    thread.save(update_fields=["state", "version"])
    voice = voice_in(thread, by)
    said = {"community_id": thread.community_id, "by": voice.author, "at": voice.at}
    ThreadTransition.objects.create(thread=thread, state=state, **said)
    ledger.record(ledger.happening(verb, voice.actor, thread, at=voice.at))
    return thread
