"""What upper rooms add to coming in: other ways than joining at once, and what is done when someone has.

A room that looks after applications or invitations adds its Way; one that has something to do when somebody
comes in (keep that they agreed to the charter, ask for a welcome) adds an Arrival.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Way:
    """A way in. mode: of Community.Admission. route: URL name, given the slug. words: what to press."""

    mode: str
    route: str
    words: Any

    def href(self, slug: str) -> str:
        """Return where the way begins."""
        return reverse(self.route, args=[slug])


# Called inside the transaction with the membership and who did it, once for each coming in.
Arrival = Callable[[Any, Any], None]

_ways: dict[str, Way] = {}
_arrivals: list[Arrival] = []


def add_way(way: Way) -> None:
    """Offer a way in to communities of its mode."""
    _ways[way.mode] = way


def way_into(community: Any) -> Way | None:
    """Return the way into a community that does not let everyone join at once, or None."""
    return _ways.get(community.admission_mode)


def modes_with_a_way() -> list[str]:
    """Return the admission modes that work here: open always, others once a room looks after them."""
    return ["open", *_ways]


def add_arrival(arrival: Arrival) -> None:
    """Let `arrival` be called when someone comes in."""
    if arrival not in _arrivals:
        _arrivals.append(arrival)


def forget_arrival(arrival: Arrival) -> None:
    """Call `arrival` no more."""
    _arrivals.remove(arrival)


def came_in(membership: Any, by: Any) -> None:
    """Tell whoever wants to know that someone came in."""
    for arrival in _arrivals:
        arrival(membership, by)
