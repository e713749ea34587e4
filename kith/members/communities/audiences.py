"""Finding the audience row for a level; one per level and community."""

from kith.members.communities.models import Audience, Community


def audience_of(community: Community, level: str) -> Audience:
    """Return the community's audience of that level, made when it is first needed."""
    return Audience.objects.get_or_create(community=community, level=level)[0]
