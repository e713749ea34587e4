"""Places to write, as the rooms that have them declare: where they stand, and whether words were sent.

    boxes.declare(Box("reply", at=…, said=…))   # from its apps.py

A draft names its box as "KIND:KEY".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_PLACE = re.compile(r"([a-z-]{1,20}):([a-z0-9_-]{1,60})")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a box stands. name: what is written there, in words. href: where to go on writing."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands in a box. once: the token of its form, if it has one. was: see Draft."""

    title: str = ""
    text: str = ""
    once: str = ""
    was: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.title.strip() or self.text.strip())


@dataclass(frozen=True, slots=True)
class Box:
    """A kind of box. at: given who asks and the key, its spot, or None where it is not open to them.

    said: given the same and a sheet, whether those words were sent already.
    """

    kind: str
    at: Callable[[Any, str], Spot | None]
    said: Callable[[Any, str, Sheet], bool]


_boxes: dict[str, Box] = {}


def declare(box: Box) -> None:
    """Let words typed into boxes of this kind be kept from now on."""
    _boxes[box.kind] = box


def is_place(place: str) -> bool:
    """Say whether it names a box of a kind that some room declares."""
    found = _PLACE.fullmatch(place)
    return found is not None and found[1] in _boxes


def spot_of(place: str, person: Any) -> Spot | None:
    """Return where this box stands, if it is open to that person (Person or Viewer), else None."""
    kind, _, key = place.partition(":")
    return _boxes[kind].at(person, key) if is_place(place) else None


def was_said(place: str, person: Any, sheet: Sheet) -> bool:
    """Say whether what stands in a box was sent already."""
    kind, _, key = place.partition(":")
    return _boxes[kind].said(person, key, sheet)
