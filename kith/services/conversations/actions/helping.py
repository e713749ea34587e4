"""Whoever asked says which reply helped, and may take it back."""

from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.refusals import refuse
from kith.members.people.models import Person
from kith.services.conversations.access import may_write, posts_visible_to
from kith.services.conversations.models import Helping, Post, Thread
from kith.services.conversations.voices import Voice, asked, voice_in


@transaction.atomic
def mark_helpful(post: Post, *, by: Person) -> Helping:
    """Say that a reply helped; whoever asked does. Said already, nothing changes. Raises Refusal."""
    thread = _held(post, by)
    others = posts_visible_to(by).filter(pk=post.pk, hiding=None, is_unnamed=False).exclude(author=by)
    if not others.exists():
        raise refuse("not-allowed")
    voice = voice_in(thread, by)
    said = {"community_id": thread.community_id, "by": voice.author, "at": voice.at}
    made, is_new = Helping.objects.get_or_create(post=post, defaults=said)
    if is_new:
        _changed(thread, post, voice, "conversations.helped")
    return made


@transaction.atomic
def take_back(post: Post, *, by: Person) -> None:
    """Say it no longer; whoever asked does. Not said, nothing changes. Raises Refusal."""
    thread = _held(post, by)
    removed, _each = Helping.objects.filter(post=post).delete()
    if removed:
        _changed(thread, post, voice_in(thread, by), "conversations.helped_no_more")


def _held(post: Post, by: Person) -> Thread:
    thread = Thread.objects.select_for_update(of=("self",)).select_related("community").get(pk=post.thread_id)
    is_asker = thread.kind == Thread.Kind.QUESTION and asked(by, thread)
    if not is_asker or not may_write(by, thread.community):
        raise refuse("not-allowed")
    return thread


def _changed(thread: Thread, post: Post, voice: Voice, verb: str) -> None:
    thread.version += 1
    thread.save(update_fields=["version"])
    ledger.record(ledger.happening(verb, voice.actor, post, audience=thread.audience_id, at=voice.at))
