"""What the About page of a community links to for those who know it from inside."""

from typing import Any

from kith.members.communities.models import Community
from kith.rooms.welcome.access import asks_after, sees_friends


def belonging_together(community: Community, viewer: Any) -> dict[str, bool] | None:
    """Return which pages of this room the viewer is led to; None for somebody from outside."""
    if community.kind == Community.Kind.NETWORK or not sees_friends(viewer, community):
        return None
    return {"belongs": viewer.standing.is_member, "asks_after": asks_after(viewer, community)}
