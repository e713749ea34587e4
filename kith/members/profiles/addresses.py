"""Where profiles lead to that lies on higher floors: asked for by its name, so that it may be missing."""

from kith.base.kit import places
from kith.members.communities.addresses import home_of
from kith.members.communities.queries import network
from kith.members.people.viewer import Viewer


def general_discussion(viewer: Viewer) -> str:
    """Return where the whole network talks, or "" before there is a network."""
    home = network()
    if home is None:
        return ""
    spots = {spot.name: spot.href for spot in places.offered("community", viewer, home.slug)}
    return spots.get("conversations") or home_of(home.slug)
