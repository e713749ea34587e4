"""What members of a community looked for and did not find: only words, and only what several looked for."""

from django.db.models import Q

from kith.base.kit.ids import is_key
from kith.base.kit.leaves import rows_on
from kith.members.communities.models import Community
from kith.services.search.actions.missing import KEPT, today
from kith.services.search.models import Need

NEEDS_A_PAGE = 30


def needs_of(community: Community, page: int = 1, count: int = NEEDS_A_PAGE) -> list[Need]:
    """Return a page of the needs of a community, A to Z, and one more if more follow; for its members.

    From the day after they came to be: who saw one appear would know who had just been looking.
    """
    return rows_on(_told(community).order_by("words", "pk"), page, count)


def need_with(key: str, community: Community) -> Need | None:
    """Return a need of a community by its key, or None."""
    return _told(community).filter(key=key).select_related("community").first() if is_key(key) else None


def _told(community: Community):
    day = today(community)
    return Need.objects.filter(Q(since__lt=day), community=community, day__gt=day - KEPT)
