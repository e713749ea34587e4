"""What rooms say about the things of theirs that can be found: a list SEARCHABLE in their search.py."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from django.apps import apps


class Touched(NamedTuple):
    """A subject that something happened to: its kind and id, as the ledger names them, and the verb."""

    verb: str
    kind: str
    pk: int


@dataclass(frozen=True, slots=True)
class Document:
    """A thing as the index takes it in: its words, and ids.

    body: plain text. owner: id of the one person who sees it where its audience is "author".
    helpful: somebody said that it helped. sort: what sort of thing it is, a word that the `sorts` of its
    Searchable know. author_id: id of the person its Showing names in `by`.
    """

    subject_id: int
    community_id: int
    audience_id: int
    written_at: datetime
    title: str
    body: str
    owner_id: int | None = None
    helpful: bool = False
    sort: str = ""
    author_id: int | None = None


@dataclass(frozen=True, slots=True)
class Showing:
    """A thing as a page of findings shows it, read afresh. text: plain. by: a name. href: its address."""

    title: str
    text: str
    href: str
    by: str
    written_at: datetime
    community_slug: str
    community_name: str


class Sort(NamedTuple):
    """A sort of thing one may look for alone. name: in addresses. of: the `sort` of such documents."""

    name: str
    label: Any
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Searchable:
    """A kind of thing that can be found.

    kind: as the ledger names it. verbs: whose entries make documents out of date. documents: given what
    those entries touched, returns the documents to write; a subject of this very kind for which none
    comes back is forgotten. show: given the reader (Person, Viewer or None) and ids, returns those
    they may see *now*, by id: the room asks its own access rule again. sorts: of its things, to choose from.
    """

    kind: str
    verbs: tuple[str, ...]
    documents: Callable[[Sequence[Touched]], Iterable[Document]]
    show: Callable[[Any, Sequence[int]], Mapping[int, Showing]]
    sorts: tuple[Sort, ...] = ()


_searchable: dict[str, Searchable] = {}


def collect() -> None:
    """Read SEARCHABLE from every room's search.py; called once at start-up."""
    _searchable.clear()
    for app in apps.get_app_configs():
        if app.name.startswith("kith.") and find_spec(f"{app.name}.search"):
            for searchable in import_module(f"{app.name}.search").SEARCHABLE:
                if searchable.kind in _searchable:
                    raise ValueError(f"Two rooms declare {searchable.kind} as searchable.")
                _searchable[searchable.kind] = searchable


def all_searchable() -> list[Searchable]:
    """Return every kind of thing that can be found, by name."""
    return [_searchable[kind] for kind in sorted(_searchable)]


def searchable(kind: str) -> Searchable | None:
    """Return what a room declared of this kind, or None when none does any more."""
    return _searchable.get(kind)


def sorts() -> list[Sort]:
    """Return every sort of thing that can be looked for alone, in the order of the rooms."""
    return [sort for room in all_searchable() for sort in room.sorts]
