"""What rooms say about the subjects the feed tells of: a list TOLD in their feed.py."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps


@dataclass(frozen=True, slots=True)
class Named:
    """What a subject is called, and where it is."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Told:
    """A kind of subject that the feed tells of.

    kind: as the ledger names it. named: given the reader (Person, Viewer or None) and ids, returns those
    they may see *now*, by id. stands_for: kinds whose happenings belong to a subject of this kind (a post
    belongs to its thread), each with a function from their ids to the subjects' ids.
    """

    kind: str
    named: Callable[[Any, Sequence[int]], Mapping[int, Named]]
    stands_for: Mapping[str, Callable[[Sequence[int]], Mapping[int, int]]] = field(default_factory=dict)


_told: dict[str, Told] = {}


def collect() -> None:
    """Read TOLD from every room's feed.py, and what this room tells of the floors below."""
    from kith.services.feed.communities import TOLD

    _told.clear()
    _add(TOLD)
    for app in apps.get_app_configs():
        if app.name.startswith("kith.") and find_spec(f"{app.name}.feed"):
            _add(import_module(f"{app.name}.feed").TOLD)


def _add(subjects: Sequence[Told]) -> None:
    for subject in subjects:
        if subject.kind in _told:
            raise ValueError(f"Two rooms tell of {subject.kind}.")
        _told[subject.kind] = subject


def told(kind: str) -> Told | None:
    """Return what a room declared of this kind of subject, or None when none does."""
    return _told.get(kind)


def all_told() -> list[Told]:
    """Return every kind of subject that the feed tells of, by name."""
    return [_told[kind] for kind in sorted(_told)]
