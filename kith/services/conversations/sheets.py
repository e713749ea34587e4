"""Whether what stands in a box was sent already, for the drafts of rooms whose conversations these are."""

from typing import Any

from django.db.models import Q

from kith.services.conversations.models import Post
from kith.services.conversations.queries import post_named
from kith.services.drafts.boxes import Sheet
from kith.services.unnamed.access import sealed_posts


def was_posted(person: Any, key: str, sheet: Sheet) -> bool:
    """Say whether this form made a post."""
    mine = Q(author=person.pk or 0) | Q(is_unnamed=True, pk__in=sealed_posts(person))
    return bool(sheet.once) and Post.objects.filter(mine, once=sheet.once).exists()


def is_there(person: Any, key: str, sheet: Sheet) -> bool:
    """Say whether the post with this key says so by now."""
    post = post_named(key, person)
    return post is not None and post.source == sheet.text.strip()
