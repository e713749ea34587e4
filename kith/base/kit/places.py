"""Places: what stands in the navigation. Each room declares its own; config assembles them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the navigation.

    name: stable word that pages give as `here`. label: translatable. route: URL name.
    scope: in the network's navigation or in a community's. order: small first. icon: of the sprite.
    shown: given the viewer, says whether the place is offered. on_phone: also a bottom tab.
    """

    name: str
    label: Any
    route: str
    scope: Literal["network", "community"]
    order: int
    icon: str
    shown: Callable[[Any], bool] = lambda viewer: True
    on_phone: bool = False

    def href(self, slug: str | None = None) -> str:
        """Return its address; community places need the community's slug."""
        return reverse(self.route, args=[slug] if self.scope == "community" else [])


_places: list[Place] = []


def assemble(places: list[Place]) -> None:
    """Replace the navigation by these places, in their order."""
    _places[:] = sorted(places, key=lambda place: place.order)


def offered(scope: str, viewer: Any) -> list[Place]:
    """Return the places of that scope which this viewer is offered."""
    return [place for place in _places if place.scope == scope and place.shown(viewer)]
