"""Closing a conversation, so that everybody reads and nobody replies, and opening it again."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.refusals import Refusal, refuse
from kith.members.people.models import Person
from kith.services.conversations.access import closes_alone
from kith.services.conversations.actions.holding import held, reason
from kith.services.conversations.models import Thread, ThreadTransition
from kith.services.conversations.voices import voice_in


@transaction.atomic
def close(thread: Thread, *, by: Person, why: str, second: Person | None = None) -> Thread:
    """Close a thread to replies; closed already, nothing changes. second: the other of two members.

    Raises Refusal as `held` and `reason` do.
    """
    why = reason(why)
    thread = held(thread, by, second, closes_alone)
    if thread.closed_at is None:
        _change(thread, ThreadTransition.CLOSED, "conversations.closed", by, second, why)
    return thread


@transaction.atomic
def open_again(thread: Thread, *, by: Person, why: str = "", second: Person | None = None) -> Thread:
    """Let people reply again; open already, nothing changes. Raises Refusal as `close` does."""
    why = reason(why, needed=False)
    thread = held(thread, by, second, closes_alone)
    if thread.closed_at is not None:
        _change(thread, ThreadTransition.OPENED_AGAIN, "conversations.opened_again", by, second, why)
    return thread


def _change(thread: Thread, state: str, verb: str, by: Person, second: Person | None, why: str) -> None:
    voice = voice_in(thread, by)
    moment = voice.at
    thread.closed_at = moment if state == ThreadTransition.CLOSED else None
    thread.version += 1
    thread.save(update_fields=["closed_at", "version"])
    ThreadTransition.objects.create(
        community_id=thread.community_id,
        thread=thread,
        state=state,
        by=voice.author,
        second=second,
        at=moment,
        why=why,
    )
    ledger.record(ledger.happening(verb, voice.actor, thread, at=moment))


def check_open(thread: Thread, source: str) -> None:
    """Raise Refusal "closed", giving the words back, where a locked thread is closed to replies."""
    if thread.closed_at is not None:
        raise closed(source)


def closed(source: str) -> Refusal:
    """Return the refusal of a reply to what is closed."""
    return refuse(
        "bad-request",
        status=409,
        happened=_("This conversation is closed, so that wasn’t posted."),
        kept=_("Your words are below."),
        next=_("Copy them, and start a conversation of your own with them if they still matter."),
        typed={"source": source},
    )
