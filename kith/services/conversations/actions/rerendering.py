"""Rendering again what an older renderer made (RULINGS 12)."""

from django.db import transaction

from kith.base.kit.text import RENDERER_VERSION, render
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.naming import naming_in


@transaction.atomic
def rerender(count: int = 200) -> int:
    """Render up to `count` posts made by an older renderer; returns how many. Words do not change."""
    old = Post.objects.filter(renderer__lt=RENDERER_VERSION)
    waiting = dict(old.order_by("id").values_list("pk", "thread")[:count])
    # Threads before posts, as everywhere; then the posts again, for someone may have edited one meanwhile.
    threads = list(Thread.objects.select_for_update().filter(pk__in=set(waiting.values())).order_by("pk"))
    posts = list(old.select_for_update().filter(pk__in=waiting).order_by("pk"))
    by_pk = {thread.pk: thread for thread in threads}
    for post in posts:
        people = naming_in(by_pk[post.thread_id], post.source).links
        post.html, post.renderer = render(post.source, post.format, people), RENDERER_VERSION
    Post.objects.bulk_update(posts, ["html", "renderer"], batch_size=100)
    for thread in threads:
        thread.version += 1
    Thread.objects.bulk_update(threads, ["version"], batch_size=100)
    return len(waiting)
