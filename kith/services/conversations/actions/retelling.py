"""Letting the feed speak of a thread as it is now."""

from kith.base.kit import ledger
from kith.services.conversations.models import Post, Thread
from kith.services.feed.retelling import retell


def tell_again(thread: Thread) -> None:
    """Let the thread's item in the feed tell of its newest post that is in sight, to who reads it now."""
    newest = Post.objects.filter(thread=thread, hiding=None).order_by("-posted_at", "-position").first()
    if newest is not None:
        verb = "conversations.started" if newest.position == 1 else "conversations.replied"
        retell(
            (ledger.kind_of(thread), thread.pk),
            verb=verb,
            by=newest.author_id,
            at=newest.posted_at,
            audience=thread.audience_id,
        )
