"""What rooms say about the things of theirs that people can speak up about: a list REPORTABLE in their
moderation.py. So this room shows and hides a post without knowing what a post is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from markupsafe import Markup

from kith.members.communities.models import Audience
from kith.members.people.models import Person


@dataclass(frozen=True, slots=True)
class Thing:
    """Something somebody wrote, as the people who look after it see it.

    kind: as the ledger names it. word: the same in an address ("post"). title: of what it stands in.
    html: safe. href: where its readers find it. source: as it was written. is_titled: the title is its own.
    """

    kind: str
    word: str
    pk: int
    key: str
    community_id: int
    slug: str
    audience: Audience
    author_id: int
    author: str
    title: str
    html: Markup
    written_at: datetime
    href: str
    source: str
    is_titled: bool


@dataclass(frozen=True, slots=True)
class Reportable:
    """A kind of thing that people can speak up about.

    kind: as the ledger names it. word: the same in an address. found: the thing with this key, if this
    person (Person, Viewer or None) may read it. things: those with these ids, hidden or not. lock: holds
    the thing until the transaction ends; whoever changes what became of it begins with that. hide and
    show: take it out of sight everywhere, and put it back; done twice, they change nothing. purge: throws
    the words away for good. mend: given id, person, words and title, changes what is hidden as its author
    does, and tells `mended`.
    """

    kind: str
    word: str
    found: Callable[[Any, str], Thing | None]
    things: Callable[[Sequence[int]], Mapping[int, Thing]]
    lock: Callable[[int], None]
    hide: Callable[[int], None]
    show: Callable[[int], None]
    purge: Callable[[int], None]
    mend: Callable[[int, Person, str, str], None]


_by_kind: dict[str, Reportable] = {}


def collect() -> None:
    """Read REPORTABLE from every room's moderation.py; called once at start-up."""
    _by_kind.clear()
    for app in apps.get_app_configs():
        if app.name.startswith("kith.") and find_spec(f"{app.name}.moderation"):
            for reportable in import_module(f"{app.name}.moderation").REPORTABLE:
                if reportable.kind in _by_kind or word_taken(reportable.word):
                    raise ValueError(f"Two rooms declare {reportable.kind} as reportable.")
                _by_kind[reportable.kind] = reportable


def word_taken(word: str) -> bool:
    """Say whether a kind goes by this word already."""
    return reportable_called(word) is not None


def reportable(kind: str) -> Reportable:
    """Return what a room declared of this kind. Raises KeyError where none does."""
    return _by_kind[kind]


def reportable_called(word: str) -> Reportable | None:
    """Return the kind that goes by this word in addresses, or None."""
    return next((each for each in _by_kind.values() if each.word == word), None)


def thing_of(kind: str, pk: int) -> Thing | None:
    """Return a thing by kind and id, or None where it or its room is gone."""
    return things_of(kind, [pk]).get(pk)


def things_of(kind: str, ids: Sequence[int]) -> Mapping[int, Thing]:
    """Return the things of a kind with these ids, by id, as far as they are there."""
    declared = _by_kind.get(kind)
    return declared.things(ids) if declared else {}
