"""Sealing who wrote a post, and letting seals go. Called by whoever writes posts, in the same transaction."""

from collections.abc import Iterable
from typing import Any

from kith.members.people.models import Person
from kith.services.unnamed.models import Seal


def seal(post: Any, *, by: Person) -> None:
    """Keep apart who wrote a post that bears no name."""
    Seal.objects.create(community_id=post.community_id, post_id=post.pk, person=by)


def let_go(post_ids: Iterable[int]) -> int:
    """Forget for good who wrote these posts (ids); returns how many seals went."""
    removed, _each = Seal.objects.filter(post_id__in=list(post_ids)).delete()
    return removed
