"""Whoever asked says which reply helped, and may take it back."""

from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.refusals import refuse
from kith.members.people.models import Person
from kith.services.conversations.access import may_write, posts_visible_to
from kith.services.conversations.models import Helping, Post, Thread


@transaction.atomic
def mark_helpful(post: Post, *, by: Person) -> Helping:
    """Say that a reply helped; whoever asked does. Said already, nothing changes. Raises Refusal."""
    thread = _held(post, by)
    if not posts_visible_to(by).filter(pk=post.pk, hiding=None).exclude(author=by).exists():
        raise refuse("not-allowed")
    made, is_new = Helping.objects.get_or_create(
        post=post, defaults={"community_id": thread.community_id, "by": by}
    )
    if is_new:
        _changed(thread, post, by, "conversations.helped")
    return made


@transaction.atomic
def take_back(post: Post, *, by: Person) -> None:
    """Say it no longer; whoever asked does. Not said, nothing changes. Raises Refusal."""
    thread = _held(post, by)
    removed, _each = Helping.objects.filter(post=post).delete()
    if removed:
        _changed(thread, post, by, "conversations.helped_no_more")


def _held(post: Post, by: Person) -> Thread:
    thread = Thread.objects.select_for_update(of=("self",)).select_related("community").get(pk=post.thread_id)
    is_asker = thread.started_by_id == by.pk and thread.kind == Thread.Kind.QUESTION
    if not is_asker or not may_write(by, thread.community):
        raise refuse("not-allowed")
    return thread


def _changed(thread: Thread, post: Post, by: Person, verb: str) -> None:
    thread.version += 1
    thread.save(update_fields=["version"])
    ledger.record(ledger.happening(verb, by, post, audience=thread.audience_id))
