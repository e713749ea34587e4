"""Places: what stands in the navigation. Each room declares its own; config assembles them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from django.urls import reverse
from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the navigation.

    name: stable word that pages give as `here`. label: translatable. route: URL name.
    scope: in the network's navigation or in a community's. order: small first. icon: of the sprite.
    shown: given the viewer, says whether the place is offered. on_phone: also a bottom tab, whose
    label may be `short`er. phone_alone: in the bar of a phone only, where there is no room for more on a
    wider screen and its pages lead there.
    """

    name: str
    label: Any
    route: str
    scope: Literal["network", "community"]
    order: int
    icon: str
    shown: Callable[[Any], bool] = lambda viewer: True
    on_phone: bool = False
    short: Any = ""
    phone_alone: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as one page links to it, in words."""

    name: str
    label: str
    href: str
    icon: str
    on_phone: bool = False
    short: str = ""
    phone_alone: bool = False


_places: list[Place] = []


def assemble(places: list[Place]) -> None:
    """Replace the navigation by these places, in their order."""
    _places[:] = sorted(places, key=lambda place: place.order)
    forget()


def forget() -> None:
    """Put the places into words anew from here on."""
    _spots.cache_clear()


def offered(scope: str, viewer: Any, slug: str | None = None) -> tuple[Spot, ...]:
    """Return the places of that scope which this viewer is offered; `slug` for a community's."""
    names = tuple(place.name for place in _places if place.scope == scope and place.shown(viewer))
    return _spots(names, scope, slug, get_language())


# What differs between two viewers is only which places they are offered.
@lru_cache(maxsize=5_000)
def _spots(names: tuple[str, ...], scope: str, slug: str | None, _language: str | None) -> tuple[Spot, ...]:
    return tuple(
        Spot(
            place.name,
            str(place.label),
            reverse(place.route, args=[slug] if slug else []),
            place.icon,
            place.on_phone,
            str(place.short),
            place.phone_alone,
        )
        for place in _places
        if place.scope == scope and place.name in names
    )
