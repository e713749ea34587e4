"""Where a community's places are: its home lies on a higher floor, so it is asked for by its name."""

from kith.base.kit import places
from kith.members.people.viewer import STRANGER


def home_of(slug: str) -> str:
    """Return the address of a community's home, or of its About page where no home has been declared."""
    spots = {spot.name: spot.href for spot in places.offered("community", STRANGER, slug)}
    return spots.get("home") or spots["about"]
