"""Finding the audience row for a level, or for a group; one each."""

from kith.members.communities.models import Audience, Community, Group


def audience_of(community: Community, level: str) -> Audience:
    """Return the community's audience of that level (not "group"), made when it is first needed."""
    return Audience.objects.get_or_create(community=community, level=level, group=None)[0]


def audience_of_group(group: Group) -> Audience:
    """Return the audience that is this group's members, made when it is first needed."""
    return Audience.objects.get_or_create(
        community_id=group.community_id, level=Audience.Level.GROUP, group=group
    )[0]
