"""Moving a conversation to another host of its community: who reads there reads it from then on."""

from datetime import timedelta

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.communities.models import Audience
from kith.members.people.models import Person
from kith.services.conversations import following
from kith.services.conversations.actions.holding import held, reason
from kith.services.conversations.actions.retelling import tell_again
from kith.services.conversations.models import Move, Post, Thread
from kith.services.conversations.reach import reaches_further
from kith.services.conversations.search import KIND
from kith.services.search.actions.indexing import forget

UNDO_FOR = timedelta(days=30)


@transaction.atomic
def rehang(
    thread: Thread, host: models.Model, *, by: Person, why: str = "", second: Person | None = None
) -> Thread:
    """Hang a thread on another host of its community, whose audience it takes. There, nothing changes.

    Nobody is let in who could not read it, unless this undoes a move of the last thirty days since which
    nobody wrote. Raises Refusal as `held` does, and "not-allowed" where more people read, "not-found" for a
    host of another community.
    """
    why = reason(why, needed=False)
    thread = held(thread, by, second)
    if (thread.host_kind, thread.host_id) == (ledger.kind_of(host), host.pk):
        return thread
    if host.community_id != thread.community_id:
        raise refuse("not-found")
    if not may_read_there(thread, host):
        raise refuse(
            "not-allowed",
            happened=_("More people read that board, so this can’t go there."),
            next=_("What was written for fewer stays with fewer. Start a conversation there instead."),
        )
    _hang(thread, host, by, second, why)
    return thread


def may_read_there(thread: Thread, host: models.Model) -> bool:
    """Say whether moving a thread to this host lets nobody in, or undoes what was done just now."""
    return not reaches_further(host.audience, thread.audience) or _undoes(thread, host)


def _undoes(thread: Thread, host: models.Model) -> bool:
    last = Move.objects.filter(thread=thread).order_by("-at", "-id").first()
    if last is None or last.what != Move.What.MOVED or last.at < now() - UNDO_FOR:
        return False
    if (last.was_host_kind, last.was_host_id) != (ledger.kind_of(host), host.pk):
        return False
    since = Q(posted_at__gte=last.at) | Q(edited_at__gte=last.at)
    return last.was_audience_id == host.audience_id and not Post.objects.filter(since, thread=thread).exists()


def _hang(thread: Thread, host: models.Model, by: Person, second: Person | None, why: str) -> None:
    was: Audience = thread.audience
    moment = now()
    Move.objects.create(
        community_id=thread.community_id,
        thread=thread,
        what=Move.What.MOVED,
        was_audience=was,
        was_host_kind=thread.host_kind,
        was_host_id=thread.host_id,
        by=by,
        second=second,
        at=moment,
        why=why,
    )
    thread.host_kind, thread.host_id, thread.audience = ledger.kind_of(host), host.pk, host.audience
    thread.is_tended = True
    thread.version += 1
    thread.save()
    if was.pk != thread.audience_id:
        # Found again, by those who read it now, as soon as the index reads the entry below.
        forget(KIND, list(Post.objects.filter(thread=thread).values_list("pk", flat=True)))
        following.follow_moved(thread)
        tell_again(thread)
    ledger.record(ledger.happening("conversations.rehung", by, thread, at=moment))
