"""What the About page of a community says of asking without a name."""

from dataclasses import dataclass
from typing import Any

from kith.members.communities.models import Community
from kith.services.unnamed.access import may_allow
from kith.services.unnamed.queries import State, state_of


@dataclass(frozen=True, slots=True)
class Part:
    """names: whether its reader is told who switched it. may: whether they may."""

    state: State
    names: bool
    may: bool


def on_the_about_page(community: Community, viewer: Any) -> Part | None:
    """Return whether it is allowed here; nothing where it never was, but for those who may allow it."""
    state, may = state_of(community), may_allow(viewer, community)
    if state.since is None and not may:
        return None
    return Part(state, viewer.standing is not None and viewer.standing.is_member, may)
