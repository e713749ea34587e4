"""Rendering again what an older renderer made (RULINGS 12)."""

from django.db import transaction
from django.db.models import F

from kith.base.kit.text import RENDERER_VERSION, render
from kith.services.conversations.models import Post, Thread


@transaction.atomic
def rerender(count: int = 200) -> int:
    """Render up to `count` posts made by an older renderer; returns how many. Words do not change."""
    posts = list(Post.objects.exclude(renderer=RENDERER_VERSION).order_by("id")[:count])
    for post in posts:
        post.html, post.renderer = render(post.source, post.format), RENDERER_VERSION
    Post.objects.bulk_update(posts, ["html", "renderer"], batch_size=100)
    Thread.objects.filter(pk__in={post.thread_id for post in posts}).update(version=F("version") + 1)
    return len(posts)
