"""Communities near to one that somebody would begin, so that nobody begins a twin unknowingly.

What is near is known a few floors up; whoever knows plugs in here at start-up. Until then, nothing is near.
"""

from collections.abc import Callable

from kith.members.communities.models import Community

# Called with the name and the sentence as typed; returns a few communities, the nearest first.
Nearness = Callable[[str, str], list[Community]]


def _nothing(name: str, domain_statement: str) -> list[Community]:
    return []


_nearness: list[Nearness] = [_nothing]


def plug_in(nearness: Nearness) -> None:
    """Let `nearness` say what is near from now on; the last one plugged in serves."""
    _nearness[:] = [nearness]


def near_to(name: str, domain_statement: str) -> list[Community]:
    """Return a few communities near to what somebody would begin, the nearest first."""
    return _nearness[0](name, domain_statement)
