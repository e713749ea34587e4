"""Putting two conversations together: the younger one's posts go into the older, each at its time."""

from heapq import merge

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.people.models import Person
from kith.services.conversations import following
from kith.services.conversations.actions.counting import count_again
from kith.services.conversations.actions.holding import held, reason
from kith.services.conversations.actions.ordering import in_order, join_places, lay_out
from kith.services.conversations.actions.replying import MAX_MINUTES
from kith.services.conversations.actions.retelling import tell_again
from kith.services.conversations.models import Move, Thread, ThreadTransition
from kith.services.conversations.reach import reaches_further
from kith.services.conversations.search import KIND
from kith.services.conversations.voices import holds_unnamed
from kith.services.feed.retelling import tell_no_more
from kith.services.search.actions.indexing import forget


@transaction.atomic
def join(one: Thread, other: Thread, *, by: Person, why: str = "", second: Person | None = None) -> Thread:
    """Put two threads of a community together and return the one that is left: the older, with its title.

    The younger one's address leads there from then on. Nobody is let in: its readers may be fewer, never
    more. Raises Refusal as `held` does for each, "bad-request" for one with itself, "not-allowed" where the
    older is read by more people, where something in either bears no name, or one of them is closed.
    """
    why = reason(why, needed=False)
    if one.pk == other.pk:
        raise refuse("bad-request", happened=_("That’s the same conversation."))
    # Both before anything of theirs, in order.
    list(Thread.objects.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk"))
    into, old = in_age(held(one, by, second), held(other, by, second))
    _check(into, old)
    _bring(old, into)
    _count(into, old)
    _note(old, into, by, second, why)
    old.delete()
    tell_again(into)
    return into


def in_age(one: Thread, other: Thread) -> tuple[Thread, Thread]:
    """Return two threads, the older first."""
    older, younger = sorted((one, other), key=lambda thread: (thread.started_at, thread.pk))
    return older, younger


def may_join(into: Thread, old: Thread) -> bool:
    """Say whether putting one thread into another lets nobody in."""
    return into.community_id == old.community_id and not reaches_further(into.audience, old.audience)


def _check(into: Thread, old: Thread) -> None:
    if into.community_id != old.community_id:
        raise refuse("not-found")
    if not may_join(into, old):
        raise refuse(
            "not-allowed",
            happened=_("More people read the older of the two, so the younger can’t go into it."),
            next=_("What was written for fewer stays with fewer."),
        )
    # Whoever asked goes on without a name in all of it: put together with what somebody wrote with theirs, it
    # would tell whether that was they.
    if holds_unnamed(into, old):
        raise refuse(
            "not-allowed",
            happened=_("Something in one of the two bears no name. Together, they could tell whose it is."),
            next=_("They stay two. You can point from one to the other."),
        )
    if into.closed_at is not None or old.closed_at is not None:
        raise refuse(
            "not-allowed",
            happened=_("One of the two is closed."),
            next=_("Open it again first."),
        )


def _bring(old: Thread, into: Thread) -> None:
    posts = in_order(old, into)
    its = [post for post in posts if post.thread_id == into.pk]
    came = [post for post in posts if post.thread_id == old.pk]
    # Each keeps its own order, whatever its mails say of their hours; what opens it stays first.
    laid = its[:1] + list(merge(its[1:], came, key=lambda post: post.posted_at))
    places = [(post.thread_id, post.position) for post in laid]
    ids = [post.pk for post in came]
    lay_out([old, into], (into, laid))
    following.follow_posts(ids, into)
    join_places(old, into, places)
    forget(KIND, ids)
    tell_no_more((ledger.kind_of(old), old.pk))


def _count(into: Thread, old: Thread) -> None:
    count_again(into)
    into.minutes = min(into.minutes + old.minutes, MAX_MINUTES)
    into.is_tended = True
    into.version += 1
    into.save()


def _note(old: Thread, into: Thread, by: Person, second: Person | None, why: str) -> None:
    following.follow_joined(old, into)
    ThreadTransition.objects.filter(thread=old).update(thread=into)
    Move.objects.filter(thread=old).update(thread=into)
    Move.objects.filter(other=old).update(other=into)
    move = Move.objects.create(
        community_id=into.community_id,
        thread=into,
        what=Move.What.JOINED,
        former_key=old.key,
        count=old.post_count,
        was_audience=old.audience,
        was_host_kind=old.host_kind,
        was_host_id=old.host_id,
        by=by,
        second=second,
        at=now(),
        why=why,
    )
    ledger.record(ledger.happening("conversations.joined", by, into, at=move.at))
