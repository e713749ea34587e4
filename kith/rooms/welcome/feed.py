"""What the feed says of welcomes: who said hello to whom, never what."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from kith.members.communities.access import reads_inside
from kith.rooms.welcome.models import Welcome
from kith.services.feed.declarations import Named, Told


def named(person: Any, ids: Sequence[int]) -> Mapping[int, Named]:
    """Return the newcomers of these welcomes, by id, for who reads what is for members."""
    pk = getattr(person, "pk", None)
    if pk is None:
        return {}
    rows = Welcome.objects.filter(
        pk__in=ids, community__in=reads_inside(pk).values("community"), membership__person__erased_at=None
    )
    found = rows.values_list("pk", "membership__person__name", "membership__person__key", "community__slug")
    return {pk: Named(name, reverse("communities:member", args=[slug, key])) for pk, name, key, slug in found}


TOLD = [Told("welcome.welcome", named)]
