"""Where one member alone may not: asking for a second, agreeing, taking it back."""

from collections.abc import Callable, Mapping
from typing import Any

from django.apps import apps
from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.people.models import Person
from kith.services.conversations.access import (
    closes_alone,
    tends_alone,
    tends_with_another,
    threads_visible_to,
)
from kith.services.conversations.actions.closing import close, open_again
from kith.services.conversations.actions.heading import head_changed
from kith.services.conversations.actions.holding import reason
from kith.services.conversations.actions.joining import join
from kith.services.conversations.actions.rehanging import rehang
from kith.services.conversations.actions.splitting import split
from kith.services.conversations.models import Thread
from kith.services.conversations.voices import check_own_name
from kith.services.tending.models import Motion

Act = Callable[..., Any]


def _close(thread: Thread, given: Mapping[str, Any], **who: Any) -> Thread:
    return close(thread, **who)


def _open(thread: Thread, given: Mapping[str, Any], **who: Any) -> Thread:
    return open_again(thread, **who)


def _move(thread: Thread, given: Mapping[str, Any], **who: Any) -> Thread:
    host = apps.get_model(given["kind"])._default_manager.filter(pk=given["pk"]).first()
    if host is None:
        raise refuse("not-found")
    return rehang(thread, host, **who)


def _split(thread: Thread, given: Mapping[str, Any], **who: Any) -> Thread:
    return split(thread, given["posts"], title=given["title"], **who)


def _join(thread: Thread, given: Mapping[str, Any], **who: Any) -> Thread:
    other = threads_visible_to(who["by"]).filter(key=given["key"]).first()
    if other is None:
        raise refuse("not-found")
    return join(thread, other, **who)


ACTS: dict[str, Act] = {
    Motion.Act.CLOSE: _close,
    Motion.Act.OPEN: _open,
    Motion.Act.MOVE: _move,
    Motion.Act.SPLIT: _split,
    Motion.Act.JOIN: _join,
}


def carry(
    thread: Thread, act: str, *, by: Person, why: str = "", given: Mapping[str, Any] | None = None
) -> Any:
    """Do what somebody wants done to a conversation, or ask for a second member where one may not alone.

    Returns what was done, or the Motion. Raises Refusal as the act itself does, "not-allowed" for whoever
    may not even ask.
    """
    alone = closes_alone if act in (Motion.Act.CLOSE, Motion.Act.OPEN) else tends_alone
    if alone(by, thread):
        return ACTS[act](thread, given or {}, by=by, why=why)
    return propose(thread, act, by=by, why=why, given=given or {})


@transaction.atomic
def propose(thread: Thread, act: str, *, by: Person, why: str, given: Mapping[str, Any]) -> Motion:
    """Ask for a second member; asked already, the newer words stand."""
    why = reason(why, needed=act == Motion.Act.CLOSE)
    seen = threads_visible_to(by).filter(pk=thread.pk).exists()
    if not seen or not tends_with_another(by, thread):
        raise refuse("not-allowed", typed={"why": why})
    check_own_name(by, thread.pk, why=why)
    thread = head_changed(thread.pk)
    motion, made = Motion.objects.update_or_create(
        thread=thread,
        act=act,
        by=by,
        state=Motion.State.OPEN,
        defaults={"given": dict(given), "why": why, "community_id": thread.community_id, "at": now()},
    )
    if made:
        ledger.record(ledger.happening("tending.proposed", by, thread))
    return motion


@transaction.atomic
def agree(motion: Motion, *, by: Person) -> Any:
    """Agree to what another member asks, and do it. Settled already, nothing changes.

    Raises Refusal "not-allowed" for whoever asked themself, and as the act does.
    """
    thread = head_changed(motion.thread_id)
    motion = Motion.objects.select_for_update().get(pk=motion.pk)
    if motion.state != Motion.State.OPEN:
        return motion
    if motion.by_id == by.pk:
        raise refuse("not-allowed")
    done = ACTS[motion.act](thread, motion.given, by=motion.by, second=by, why=motion.why)
    _settle(motion, Motion.State.DONE, by)
    ledger.record(ledger.happening("tending.agreed", by, thread))
    return done


@transaction.atomic
def withdraw(motion: Motion, *, by: Person) -> Motion:
    """Take back what one asked. Raises Refusal "not-allowed" for anybody else."""
    thread = head_changed(motion.thread_id)
    motion = Motion.objects.select_for_update().get(pk=motion.pk)
    if motion.by_id != by.pk:
        raise refuse("not-allowed")
    if motion.state == Motion.State.OPEN:
        _settle(motion, Motion.State.WITHDRAWN, by)
        ledger.record(ledger.happening("tending.withdrawn", by, thread))
    return motion


def _settle(motion: Motion, state: str, by: Person) -> None:
    motion.state, motion.settled_by, motion.settled_at = state, by, now()
    # What was joined to another conversation is no more, and its motions with it.
    Motion.objects.filter(pk=motion.pk).update(state=state, settled_by=by, settled_at=motion.settled_at)
