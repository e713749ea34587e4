"""Which of two audiences of a community lets more people read."""

from kith.members.communities.models import Audience

_Level = Audience.Level
# From the fewest readers to the most; those of each are among those of the next.
REACH = (_Level.AUTHOR, _Level.GROUP, _Level.COMMUNITY, _Level.NETWORK, _Level.PUBLIC)


def reaches_further(one: Audience, other: Audience) -> bool:
    """Say whether somebody may read what has the one audience who may not read what has the other.

    Two groups have other people in them, whoever they are today.
    """
    if one.pk == other.pk:
        return False
    if one.community_id != other.community_id:
        return one.level != _Level.AUTHOR
    return REACH.index(one.level) >= REACH.index(other.level)
