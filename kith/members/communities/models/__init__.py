from kith.members.communities.models.audience import Audience
from kith.members.communities.models.community import Community
from kith.members.communities.models.group import Group, GroupMembership
from kith.members.communities.models.membership import Duty, Membership, Transition
from kith.members.communities.models.removal import Removal
from kith.members.communities.models.serving import DutyOffer

__all__ = [
    "Audience",
    "Community",
    "Duty",
    "DutyOffer",
    "Group",
    "GroupMembership",
    "Membership",
    "Removal",
    "Transition",
]
