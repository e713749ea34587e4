"""Replying in a conversation."""

from datetime import datetime

from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.ids import random_key
from kith.base.kit.refusals import refuse
from kith.members.people.models import Person
from kith.services.conversations import homes
from kith.services.conversations.access import may_write, threads_visible_to
from kith.services.conversations.actions.closing import check_open
from kith.services.conversations.actions.counting import last_position
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.actions.telling import tell_named
from kith.services.conversations.actions.writing import Words, add_post, written
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.naming import naming_in
from kith.services.conversations.queries import Opening
from kith.services.conversations.voices import Voice, voice_in
from kith.services.moderation.limits import check_writing

MAX_MINUTES = 600
_MOVED = ("post_count", "last_post_at", "last_post_by", "minutes", "version", "first_reply_at")


def reply(
    thread: Thread | Opening,
    *,
    by: Person,
    source: str,
    reply_to: Post | None = None,
    once: str | None = None,
    at: datetime | None = None,
) -> Post:
    """Add a post to a thread and return it; the same form sent again returns the post it made.

    at: when it was written, for what is brought in from elsewhere; that is not limited. Raises Refusal
    "not-found" for someone who may not read it, "not-allowed" for someone who may not write here,
    "bad-request" for no words or too many, "too-many" for more than the limits of writing. Who asked without
    their name goes on without it.
    """
    people = naming_in(thread, source)
    words = written(source, people.links)
    with transaction.atomic():
        seen = threads_visible_to(by).select_related("community").filter(pk=thread.pk).first()
        if seen is None:
            raise refuse("not-found", typed={"source": source})
        if not may_write(by, seen.community):
            raise refuse("not-allowed", typed={"source": source})
        voice = voice_in(seen, by, at)
        if at is None and _made_before(voice, once) is None:
            what = homes.what_is(seen.host_kind)
            check_writing(by, seen.community, "reply", source, {"source": source}, what)
        # The lock is what gives two replies at once two positions.
        locked = Thread.objects.select_for_update().filter(pk=thread.pk).first()
        if locked is None:
            # Put into another conversation at this very moment.
            raise refuse("not-found", typed={"source": source})
        again = _made_before(voice, once)
        if again is not None:
            return again
        check_open(locked, source)
        homes.check_writing(locked, by, source)
        post = _write(locked, words, voice, reply_to, once or random_key())
        if at is None:
            tell_named(post, people.in_text(words.source), by=by)
        return post


def _made_before(voice: Voice, once: str | None) -> Post | None:
    return Post.objects.filter(author=voice.author, once=once).first() if once else None


def _write(thread: Thread, words: Words, voice: Voice, reply_to: Post | None, once: str) -> Post:
    position = last_position(thread) + 1
    post = add_post(thread, words, voice=voice, once=once, position=position, reply_to=reply_to)
    _move_on(thread, post, words.minutes, voice.touched)
    if not voice.is_unnamed:
        stop_at(thread, position, by=voice.person)
    said = {"audience": thread.audience_id, "at": voice.at}
    ledger.record(ledger.happening("conversations.replied", voice.actor, post, **said))
    return post


def _move_on(thread: Thread, post: Post, minutes: int, touched: datetime) -> None:
    thread.post_count = post.position
    thread.last_post_at = max(thread.last_post_at, touched)
    thread.last_post_by_id = post.author_id
    thread.minutes = min(thread.minutes + minutes, MAX_MINUTES)
    thread.version += 1
    if thread.first_reply_at is None and post.author_id != thread.started_by_id:
        thread.first_reply_at = post.posted_at
    thread.save(update_fields=_MOVED)
