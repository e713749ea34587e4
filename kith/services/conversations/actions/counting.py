"""What a thread says of its posts: how far they reach, whose is the newest. The hidden have no say in it."""

from collections.abc import Iterable, Mapping

from django.db.models import Max

from kith.services.conversations.models import Hiding, Post, Thread


def last_position(thread: Thread) -> int:
    """Return the position of a thread's last post, hidden or not."""
    return Post.objects.filter(thread=thread).aggregate(last=Max("position"))["last"] or 0


def last_hidden(thread_ids: Iterable[int]) -> Mapping[int, int]:
    """Return the position of the last hidden post of each of these threads that has one."""
    rows = (
        Hiding.objects.filter(thread__in=list(thread_ids))
        .values("thread")
        .annotate(last=Max("post__position"))
    )
    return dict(rows.values_list("thread", "last"))


def count_again(thread: Thread) -> None:
    """Work out anew what a locked thread says of its posts; the caller saves it."""
    shown = Post.objects.filter(thread=thread, hiding=None)
    newest = shown.order_by("-posted_at", "-position").first()
    if newest is None:
        return
    thread.post_count = shown.aggregate(last=Max("position"))["last"]
    thread.last_post_at, thread.last_post_by_id = newest.posted_at, newest.author_id
    others = shown.exclude(author=thread.started_by_id).order_by("posted_at", "position")
    thread.first_reply_at = others.values_list("posted_at", flat=True).first()
