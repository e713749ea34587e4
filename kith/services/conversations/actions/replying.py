"""Replying in a conversation."""

from datetime import datetime

from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.ids import random_key
from kith.base.kit.refusals import refuse
from kith.base.kit.text.plain import minutes_to_read, searchable_text
from kith.members.people.models import Person
from kith.services.conversations.access import may_write, threads_visible_to
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.actions.writing import add_post, typed_text
from kith.services.conversations.models import Post, Thread

MAX_MINUTES = 600


@transaction.atomic
def reply(
    thread: Thread,
    *,
    by: Person,
    source: str,
    reply_to: Post | None = None,
    once: str | None = None,
    at: datetime | None = None,
) -> Post:
    """Add a post to a thread and return it; the same form sent again returns the post it made.

    Raises Refusal "not-found" for someone who may not read it, "not-allowed" for someone who may not
    write here, "bad-request" for no words or too many.
    """
    if not threads_visible_to(by).filter(pk=thread.pk).exists():
        raise refuse("not-found", typed={"source": source})
    if not may_write(by, thread.community):
        raise refuse("not-allowed", typed={"source": source})
    # The lock is what gives two replies at once two positions.
    thread = Thread.objects.select_for_update().get(pk=thread.pk)
    again = Post.objects.filter(author=by, once=once).first() if once else None
    if again is not None:
        return again
    source, moment = typed_text(source), at or now()
    position = thread.post_count + 1
    post = add_post(
        thread,
        by=by,
        source=source,
        once=once or random_key(),
        at=moment,
        position=position,
        reply_to=reply_to,
    )
    _move_on(thread, post)
    stop_at(thread, post.position, by=by)
    ledger.record(ledger.happening("conversations.replied", by, post, audience=thread.audience_id, at=moment))
    return post


def _move_on(thread: Thread, post: Post) -> None:
    thread.post_count = post.position
    thread.last_post_at = max(thread.last_post_at, post.posted_at)
    thread.last_post_by_id = post.author_id
    thread.minutes = min(
        thread.minutes + minutes_to_read(searchable_text(post.source, post.format)), MAX_MINUTES
    )
    thread.version += 1
    if thread.first_reply_at is None and post.author_id != thread.started_by_id:
        thread.first_reply_at = post.posted_at
    thread.save()
