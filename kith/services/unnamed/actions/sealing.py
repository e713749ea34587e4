"""Sealing who wrote a post, and letting seals go. Called by whoever writes posts, in the same transaction."""

from collections.abc import Iterable
from typing import Any

from kith.members.people.models import Mailed, Person
from kith.services.unnamed.mailed import OPENED
from kith.services.unnamed.models import Seal, Unsealing


def seal(post: Any, *, by: Person) -> None:
    """Keep apart who wrote a post that bears no name."""
    Seal.objects.create(community_id=post.community_id, post_id=post.pk, person=by)


def let_go(post_ids: Iterable[int]) -> int:
    """Forget for good who wrote these posts (ids), and who was told that one was opened; returns how many
    seals went."""
    ids = list(post_ids)
    opened = Unsealing.objects.filter(post_id__in=ids).values_list("pk", flat=True)
    Mailed.objects.filter(kind=OPENED, about__in=[str(pk) for pk in opened]).delete()
    removed, _each = Seal.objects.filter(post_id__in=ids).delete()
    return removed
