from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.base.kit.places import Place
from kith.members.communities.models import Community


def _members(viewer: Any) -> bool:
    standing = viewer.standing
    is_network = standing is None or standing.community.kind == Community.Kind.NETWORK
    return not is_network and standing.is_member


PLACES = [
    Place("groups", _("Groups"), "kinship:groups", "community", 42, "users", shown=_members),
]
