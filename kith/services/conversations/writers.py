"""Who wrote in a conversation."""

from dataclasses import dataclass
from typing import Any

from django.db import models

from kith.services.conversations.models import Post

_MOST_WRITERS = 500


@dataclass(frozen=True, slots=True)
class Writer:
    """Someone who wrote in a thread. posts: how many; shown to nobody."""

    name: str
    key: str
    pk: int
    posts: int


def people_in(thread: Any) -> list[Writer]:
    """Return who wrote in a thread (or its Opening) with their name, first to speak first."""
    authors = (
        Post.objects.filter(thread=thread.pk, hiding=None, is_unnamed=False)
        .values("author__name", "author__key", "author")
        .annotate(said=models.Count("pk"), first=models.Min("position"))
        .order_by("first")
    )
    rows = authors.values_list("author__name", "author__key", "author", "said")
    return [Writer(*row) for row in rows[:_MOST_WRITERS]]
