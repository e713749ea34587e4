"""Where a community's home and somebody's profile are, which lie on higher floors."""

from kith.base.kit import places
from kith.members.people.viewer import STRANGER, Viewer


def home_of(slug: str) -> str:
    """Return the address of a community's home, or of its About page where no home has been declared."""
    spots = {spot.name: spot.href for spot in places.offered("community", STRANGER, slug)}
    return spots.get("home") or spots["about"]


def directory_of(viewer: Viewer) -> str:
    """Return the address of the list of everyone, or "" for who sees none or where no room keeps one."""
    spots = {spot.name: spot.href for spot in places.offered("network", viewer)}
    return spots.get("people", "")


def profile_of(key: str) -> str:
    """Return the address of the profile of the person with this key. A test of that room holds it to this."""
    return f"/people/{key}/"


def group_at(slug: str, key: str) -> str:
    """Return the address of a smaller group of a community. A test of that room holds it to this."""
    return f"/c/{slug}/groups/{key}/"
