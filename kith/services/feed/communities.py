"""What the feed says of communities and of those who join them; their own floor lies below this one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from kith.members.communities.models import Community, Membership
from kith.services.feed.declarations import Named, Told


def communities(person: Any, ids: Sequence[int]) -> Mapping[int, Named]:
    """Return communities by id; that a community exists is no secret."""
    rows = Community.objects.filter(pk__in=ids).values_list("pk", "name", "slug")
    return {pk: Named(name, reverse("communities:about", args=[slug])) for pk, name, slug in rows}


def memberships(person: Any, ids: Sequence[int]) -> Mapping[int, Named]:
    """Return those of these memberships that hold today, each as its community."""
    rows = Membership.objects.filter(pk__in=ids, state__in=Membership.BELONGING)
    values = rows.values_list("pk", "community__name", "community__slug")
    return {pk: Named(name, reverse("communities:people", args=[slug])) for pk, name, slug in values}


TOLD = [
    Told("communities.community", communities),
    Told("communities.membership", memberships),
]
