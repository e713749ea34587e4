"""What waits for one person's own answer: rooms declare its kinds, and one statement gathers them all.

    awaiting.add(Kind("request", 10, 5, rows, told, rest=_("Others who ask to join"), for_deciders=True))

A kind finds its own rows, and shows each person only what it is theirs to answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Coalesce

from kith.base.kit.clock import now
from kith.base.kit.prepared import Prepared

# A handful of each kind stands on a page; one more is fetched, to know that there are others.
FEW = 3

# Called with a person (id), the moment and a community (id), or None for all of theirs.
Rows = Callable[[int, datetime, int | None], QuerySet]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits. slug, name, glaze: of the community it belongs to. key: of the thing, or "".

    who, what: the names its sentence needs, or "".
    """

    kind: str
    slug: str
    name: str
    glaze: str
    key: str
    who: str
    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """How a page says it. title: what to do; why: since when it waits, and why for this reader."""

    title: str
    why: str
    href: str


@dataclass(frozen=True, slots=True)
class Kind:
    """Something people are asked. minutes: what an answer takes. told: called with what waits and a zone.

    of_question: whether its key is that of a question, which need not be listed once more with others.

    rest: what stands before a link to more of the kind. for_deciders: only for those who answer for the
    community. at_home: whether the community's home shows it too. is_help: whether it stands there with the
    ways to help, the first of them for all.
    """

    name: str
    order: int
    minutes: int
    rows: Rows
    told: Callable[[Waiting, str], Told]
    rest: Any
    for_deciders: bool = False
    at_home: bool = True
    is_help: bool = False
    of_question: bool = False


_kinds: dict[str, Kind] = {}


def add(kind: Kind) -> None:
    """Declare a kind; called by a room as it starts."""
    _kinds[kind.name] = kind


def named(name: str) -> Kind:
    """Return the kind of that name. Raises KeyError where no room declares it."""
    return _kinds[name]


def every_kind() -> list[Kind]:
    """Return every kind in their order."""
    return sorted(_kinds.values(), key=lambda kind: (kind.order, kind.name))


def columns(rows: QuerySet, kind: str, *, at: str, **named: Any) -> QuerySet:
    """Return the first of these rows, the oldest, as a kind's `rows` gives them.

    at: the column of when it was asked. named: `community`, `key`, `who`, `what` as a column's name or an
    expression; what is left out is community, key and nothing.
    """
    first = rows.order_by(at, "pk")[: FEW + 1]
    kept = rows.model._default_manager.filter(pk__in=first.values("pk")).order_by()
    where = named.get("community", "community")
    return kept.values_list(
        Value(kind, output_field=CharField()),
        *(f"{where}__{name}" for name in ("slug", "name", "glaze")),
        *(_text(named.get(name, default)) for name, default in (("key", "key"), ("who", ""), ("what", ""))),
        F(at),
    )


def waiting_for(person: int, kinds: list[Kind], community: int | None = None) -> list[Waiting]:
    """Return what of these kinds waits for a person (id), in their order and the oldest of each first.

    At most FEW of each, and one more when there are more. One statement; none for no kinds.
    """
    if not kinds:
        return []
    statement = _statement(tuple(kind.name for kind in kinds))
    rows = [Waiting(*row) for row in statement.rows(person=person, moment=now(), community=community)]
    order = {kind.name: place for place, kind in enumerate(kinds)}
    return sorted(rows, key=lambda one: (order[one.kind], one.at))


@lru_cache(maxsize=32)
def _statement(names: tuple[str, ...]) -> Prepared:
    def build(person: int, moment: datetime, community: int | None) -> QuerySet:
        first, *others = [_kinds[name].rows(person, moment, community) for name in names]
        return first.union(*others, all=True) if others else first

    return Prepared(build, person=int, moment=datetime, community=int)


def _text(column: Any) -> Any:
    if column == "":
        return Value("", output_field=CharField())
    source = F(column) if isinstance(column, str) else column
    return Coalesce(source, Value(""), output_field=CharField())
