"""What pages read of introductions; always for one who has a part in them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Q, Value, When

from kith.base.kit.ids import is_key
from kith.members.people.models import Person
from kith.members.people.names import sort_name
from kith.members.people.nudges import asked_lately
from kith.members.people.queries import Face, with_key
from kith.members.profiles.access import people_visible_to
from kith.rooms.letters.access import (
    acquaintances,
    introductions_visible_to,
    may_answer,
    wants_introductions,
)
from kith.rooms.letters.models import Introduction, Part, Quiet
from kith.rooms.letters.queries import threads_between

_State = Introduction.State
_OVER = Case(When(state__in=Introduction.OPEN, then=Value(0)), default=Value(1))
_MOST = 50
COUNT = 50  # of a page


@dataclass(frozen=True, slots=True)
class Line:
    """An introduction as the one who looks sees it.

    side: "asked" (say yes or rather not), "waiting" (said yes), "request" (asked to introduce), "made by me",
    "mine". thread: the key of the letter, for the two.
    """

    row: Introduction
    by: Face
    one: Face
    other: Face
    whom: Face
    side: str
    thread: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Some people to choose from, A to Z; has_more: not all of them are shown."""

    people: list[Face]
    has_more: bool


def lines(viewer: Any, page: int = 1) -> list[Line]:
    """Return a page of the introductions this viewer has a part in, what is open first, then the newest; one
    more if more follow."""
    start, seen = (page - 1) * COUNT, introductions_visible_to(viewer).alias(over=_OVER)
    ordered = seen.select_related("by", "one", "other").order_by("over", "-at", "-id")
    rows = list(ordered[start : start + COUNT + 1])
    said = dict(
        Part.objects.filter(person=viewer.pk, introduction__in=[row.pk for row in rows]).values_list(
            "introduction", "agrees"
        )
    )
    both = {pk for row in rows for pk in (row.one_id, row.other_id)} - {viewer.pk}
    keys = threads_between(viewer, both)
    return [_line(row, viewer, said.get(row.pk), keys) for row in rows]


def introduction_named(key: str, viewer: Any) -> Introduction | None:
    """Return the introduction with this key if the viewer has a part in it, else None."""
    if not is_key(key):
        return None
    rows = introductions_visible_to(viewer).select_related("by", "one", "other")
    return rows.filter(key=key).first()


def person_named(key: str, viewer: Any) -> Person | None:
    """Return the person with this key whose page the viewer may open, but not the viewer."""
    known = with_key(key)
    if known is None or known.pk == viewer.pk:
        return None
    return people_visible_to(viewer).filter(pk=known.pk).first()


def to_introduce_to(viewer: Any, person: Person, text: str) -> Choice:
    """Return whom the viewer could introduce somebody to: others they know and may ask now, by name."""
    return _choice(wants_introductions(acquaintances(viewer)).exclude(pk=person.pk), text)


def who_could_introduce(viewer: Any, person: Person, text: str) -> Choice:
    """Return those who share a community with both and may be asked now, by name."""
    return _choice(acquaintances(viewer, person), text)


def is_quiet(viewer: Any) -> bool:
    """Say whether the viewer wants no mail about introductions."""
    return Quiet.objects.filter(person=viewer.pk).exists()


def _choice(people: Any, text: str) -> Choice:
    people = people.exclude(pk__in=asked_lately().values("person"))
    wanted = sort_name(text)
    if wanted:
        people = people.filter(Q(sort_name__startswith=wanted) | Q(sort_name__contains=f" {wanted}"))
    found = list(people.order_by("sort_name", "id")[: _MOST + 1])
    return Choice([Face.of(one) for one in found[:_MOST]], len(found) > _MOST)


def _line(row: Introduction, viewer: Any, agrees: bool | None, keys: dict[int, str]) -> Line:
    whom = row.other if viewer.pk == row.one_id else row.one
    side = "mine"
    if viewer.pk == row.by_id:
        side = "request" if row.state == _State.ASKED else "made by me"
    elif may_answer(viewer, row):
        side = "waiting" if agrees else "asked"
    thread = keys.get(whom.pk, "") if side == "mine" and row.state in Introduction.CAME_TO_BE else ""
    return Line(row, Face.of(row.by), Face.of(row.one), Face.of(row.other), Face.of(whom), side, thread)
