"""Who is told that somebody has just been let in: the floors above, which know where people belong.

A room that knows declares it once, at start-up: `welcoming.plug_in(belongs_here)`.
"""

from collections.abc import Callable

from kith.members.people.models import Person

Welcome = Callable[[Person], object]
_welcomes: list[Welcome] = []


def plug_in(welcome: Welcome) -> None:
    """Let `welcome` be called with each person whose session begins, inside its transaction."""
    if welcome not in _welcomes:
        _welcomes.append(welcome)


def let_in(person: Person) -> None:
    """Tell whoever wants to know that this person has come in."""
    for welcome in _welcomes:
        welcome(person)
