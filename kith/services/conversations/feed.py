"""What the feed says of conversations: one item a thread, whoever wrote in it last."""

from collections.abc import Mapping, Sequence
from typing import Any

from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.models import Post
from kith.services.feed.declarations import Named, Told

# The lasting address of a thread; whatever room shows it answers there.
ADDRESS = "/c/{slug}/conversations/{key}/"


def threads_of(posts: Sequence[int]) -> Mapping[int, int]:
    """Return the thread of each of these posts; what is out of sight is told nowhere."""
    return dict(Post.objects.filter(pk__in=posts, hiding=None).values_list("pk", "thread_id"))


def named(person: Any, ids: Sequence[int]) -> Mapping[int, Named]:
    """Return those of these threads that this person may read, by id."""
    rows = threads_visible_to(person).filter(pk__in=ids).values_list("pk", "title", "key", "community__slug")
    return {pk: Named(title, ADDRESS.format(slug=slug, key=key)) for pk, title, key, slug in rows}


TOLD = [Told("conversations.thread", named, {"conversations.post": threads_of})]
