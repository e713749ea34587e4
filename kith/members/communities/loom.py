"""Where a community's cloth comes from.

The weeks it is knitted from are counted a few floors up, so whoever counts them plugs in here at start-up.
Until then, every cloth is plain.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kith.base.ui.cloth import Week


@dataclass(frozen=True, slots=True)
class Cloth:
    """A community as its band and the shelf show it. weeks: oldest first."""

    slug: str
    name: str
    domain_statement: str
    glaze: str
    motif: str
    weeks: Sequence[Week] = ()


# What is dressed has pk, slug, name, domain_statement, glaze, motif and zone: a Community or its likeness.
Weaver = Callable[[Sequence[Any]], list[Any]]


def plain(communities: Sequence[Any]) -> list[Cloth]:
    """Return the communities, in their order, in plain cloth."""
    return [dressed(community, ()) for community in communities]


def dressed(community: Any, weeks: Sequence[Week]) -> Cloth:
    """Return a community in the cloth of these weeks."""
    return Cloth(
        community.slug, community.name, community.domain_statement, community.glaze, community.motif, weeks
    )


_weaver: list[Weaver] = [plain]


def plug_in(weaver: Weaver) -> None:
    """Let `weaver` dress communities from now on; the last one plugged in serves."""
    _weaver[:] = [weaver]


def woven(communities: Sequence[Any]) -> list[Any]:
    """Return the communities, in their order, each with its cloth (see Cloth). One statement at most."""
    return _weaver[0](communities)
