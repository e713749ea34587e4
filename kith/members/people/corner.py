"""What upper rooms add to somebody's own page: links beside it, each with a heading, in their order."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Link:
    """A link on one's own page. route: the name of the address it leads to."""

    order: int
    heading: Any
    words: Any
    route: str


_links: list[Link] = []


def add(link: Link) -> None:
    """Add a link; called by a room as it starts."""
    if link not in _links:
        _links.append(link)
        _links.sort(key=lambda one: one.order)


def links() -> tuple[Link, ...]:
    """Return the links in their order."""
    return tuple(_links)
