"""What upper rooms add to a community's About page, each as a section of its own, in their order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Addition:
    """A section. template: of the room that adds it, given `part`, `community`, `standing` and `viewer`.

    part: called with (community, viewer); returns what the template shows, or None for nothing to show. It
    shows each viewer only what they may see. aside: beside the page rather than in it.
    """

    order: int
    template: str
    part: Callable[[Any, Any], Any]
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """An addition as one page shows it."""

    template: str
    part: Any
    aside: bool


_additions: list[Addition] = []


def add(addition: Addition) -> None:
    """Add a section; called by a room as it starts."""
    if addition not in _additions:
        _additions.append(addition)
        _additions.sort(key=lambda one: one.order)


def shown(community: Any, viewer: Any) -> list[Shown]:
    """Return the sections this viewer is shown, in their order."""
    made = [(one, one.part(community, viewer)) for one in _additions]
    return [Shown(one.template, part, one.aside) for one, part in made if part is not None]
