"""One page of a list whose end nobody counts; several lists on one page go on each by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.http import Http404, HttpRequest

from kith.base.kit.pages import page_number

Item = TypeVar("Item")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Item]):
    """Some of a list. number: which page of it, from 1. name: what its number goes by in the address."""

    items: Sequence[Item]
    number: int = 1
    has_more: bool = False
    name: str = "page"

    def of(self, make: Callable[[Item], Other]) -> "Leaf[Other]":
        """Return the same page with something made of each thing on it."""
        return Leaf([make(item) for item in self.items], self.number, self.has_more, self.name)


def leaf(
    request: HttpRequest, read: Callable[[int], Sequence[Item]], count: int, name: str = "page"
) -> Leaf[Item]:
    """Return the page of a list that a request asks for.

    read: gives the things on a page by its number, and one more if more follow. Raises Http404 for a page
    behind the last.
    """
    number = page_number(request, name=name)
    found = read(number)
    if number > 1 and not found:
        raise Http404
    return Leaf(found[:count], number, len(found) > count, name)


def rows_on(rows: Any, page: int, count: int) -> list:
    """Return the rows of a page, and one more if more follow: what `leaf` wants to read."""
    start = (page - 1) * count
    return list(rows[start : start + count + 1])
