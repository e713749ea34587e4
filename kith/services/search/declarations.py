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
    helpful: somebody said that it helped.
    """

    subject_id: int
    community_id: int
    audience_id: int
    written_at: datetime
    title: str
    body: str
    owner_id: int | None = None
    helpful: bool = False


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


@dataclass(frozen=True, slots=True)
class Searchable:
    """A kind of thing that can be found.

    kind: as the ledger names it. verbs: whose entries make documents out of date. documents: given what
    those entries touched, returns the documents to write; a subject of this very kind for which none
    comes back is forgotten. show: given the reader (Person, Viewer or None) and ids, returns those
    they may see *now*, by id: the room asks its own access rule again.
    """

    kind: str
    verbs: tuple[str, ...]
    documents: Callable[[Sequence[Touched]], Iterable[Document]]
    show: Callable[[Any, Sequence[int]], Mapping[int, Showing]]


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
