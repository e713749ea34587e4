"""What a profile offers to do: an upper room declares a step here, from its apps.py, as projections do.

    reaching.offer(Reach("write", _("Write to %(name)s"), href=address_of_new_letter, shown=may_write))

A profile knows no rooms above it; a step that nobody declares is not offered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kith.members.people.models import Person
from kith.members.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Reach:
    """A step towards somebody.

    name: a stable word. label: translatable, may hold %(name)s. href: the address, given the person's key.
    shown: given the viewer and the person, says whether it is offered; what it leads to asks again.
    order: small first; the first one is the page's one plain button.
    """

    name: str
    label: Any
    href: Callable[[str], str]
    shown: Callable[[Viewer, Person], bool] = lambda viewer, person: True
    order: int = 50


@dataclass(frozen=True, slots=True)
class Step:
    """A step as one profile links to it."""

    name: str
    label: str
    href: str


_reaches: dict[str, Reach] = {}


def offer(reach: Reach) -> None:
    """Offer this step on profiles from now on; another of the same name takes its place."""
    _reaches[reach.name] = reach


def withdraw(name: str) -> None:
    """Offer it no longer."""
    _reaches.pop(name, None)


def steps(viewer: Viewer, person: Person) -> list[Step]:
    """Return the steps this viewer is offered towards a person, in order; none towards themselves."""
    if viewer.pk == person.pk:
        return []
    offered = sorted(_reaches.values(), key=lambda reach: (reach.order, reach.name))
    return [_step(reach, person) for reach in offered if reach.shown(viewer, person)]


def _step(reach: Reach, person: Person) -> Step:
    label = str(reach.label)
    first = person.name.split()[0] if person.name.split() else person.name
    return Step(reach.name, label.replace("%(name)s", first), reach.href(person.key))
