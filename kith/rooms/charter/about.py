"""What the About page of a community shows of its charter."""

from dataclasses import dataclass
from typing import Any

from kith.members.communities.models import Community
from kith.members.communities.words import paragraphs
from kith.rooms.charter import queries


@dataclass(frozen=True, slots=True)
class Part:
    """who: paragraphs on who we are. has_history: whether there is more than one version."""

    who: list[str]
    has_history: bool
    is_open: bool


def on_the_about_page(community: Community, viewer: Any) -> Part | None:
    """Return the link to the charter, and who we are; the network has none."""
    if community.kind == Community.Kind.NETWORK:
        return None
    charter = queries.current(community)
    proposal = queries.open_proposal(community, viewer)
    return Part(
        paragraphs(charter.who) if charter else [],
        bool(charter and charter.number and charter.number > 1),
        proposal is not None,
    )
