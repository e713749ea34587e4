from kith.members.communities.models.audience import Audience
from kith.members.communities.models.community import Community
from kith.members.communities.models.group import Group, GroupMembership
from kith.members.communities.models.membership import Duty, Membership, Transition

__all__ = ["Audience", "Community", "Duty", "Group", "GroupMembership", "Membership", "Transition"]
