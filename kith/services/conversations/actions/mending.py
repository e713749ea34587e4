"""Changing what is out of sight, words and title together, so that it can be read again."""

from django.db import transaction

from kith.base.kit.ledger import kind_of
from kith.members.people.models import Person
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.hiding import lock
from kith.services.conversations.actions.starting import typed_title
from kith.services.conversations.models import Hiding, Post, Thread
from kith.services.moderation.actions.mending import mended


@transaction.atomic
def mend(post_id: int, by: Person, source: str, title: str = "") -> None:
    """Give a hidden post new words, and its thread a new title where it opens one; the old title is not kept.

    Raises Refusal as `edit` does, and "bad-request" for a title that is none.
    """
    lock(post_id)
    post = Post.objects.select_related("community").get(pk=post_id)
    if title and post.position == 1 and Hiding.objects.filter(post=post).exists():
        Thread.objects.filter(pk=post.thread_id).update(title=typed_title(title, source))
    post = edit(post, by=by, source=source)
    if Hiding.objects.filter(post=post).exists():
        # The same words under another title are mended too.
        mended(kind_of(post), post.pk, by=by)
