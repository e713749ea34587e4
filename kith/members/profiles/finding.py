"""The directory: people A to Z, or by what they offer and ask. Saying more puts nobody higher."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import reduce
from operator import add, or_
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, Max, OuterRef, Q, QuerySet, Value, When

from kith.members.people.models import Person
from kith.members.people.queries import Face
from kith.members.profiles.access import listed, people_visible_to
from kith.members.profiles.models import Line, LineWord
from kith.members.profiles.queries import visible_lines
from kith.members.profiles.words import MOST, stems

SHOWN = 3  # lines of a kind beside a name; the rest are on its page
_SHORTEST = 5  # letters of a stem that another may begin with


@dataclass(slots=True)
class Row:
    """Somebody in the directory, and the lines of theirs that fit what was asked."""

    face: Face
    offers: list[str] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of people. near: nobody fits all of what was asked, and these fit a part of it."""

    rows: list[Row]
    has_more: bool = False
    near: bool = False


def everyone(viewer: Any, kind: str, start: int, count: int) -> Found:
    """Return people A to Z: all of them, or those with an offer ("offer") or an ask ("ask") one may see."""
    people = listed(people_visible_to(viewer))
    if kind:
        people = people.filter(pk__in=visible_lines(viewer, kind).values("profile__person"))
    found = list(people.order_by("sort_name", "id")[start : start + count + 1])
    rows = {person.pk: Row(Face.of(person)) for person in found[:count]}
    return _with_lines(rows, visible_lines(viewer, kind), len(found) > count)


def fitting(viewer: Any, text: str, kind: str, start: int, count: int) -> Found:
    """Return people with a line that fits the text, best first, then A to Z.

    A line fits when it holds every word asked for, or one that begins so. Where nobody has such a line,
    those with some of the words are near.
    """
    asked = stems(text)[:MOST]
    if not asked:
        return Found([])
    lines = _counted(visible_lines(viewer, kind), asked)
    whole = _people(lines.filter(fits=len(asked)), start, count)
    if whole or start:
        return _rows(lines.filter(fits=len(asked)), whole, count)
    near = _people(lines, start, count) if len(asked) > 1 else []
    found = _rows(lines, near, count)
    return Found(found.rows, has_more=False, near=bool(found.rows))


def _counted(lines: QuerySet[Line], asked: list[str]) -> QuerySet[Line]:
    """Keep lines with any of the words, each with how many of those it has: `fits`."""
    hits = [_hit(word) for word in asked]
    has = [Exists(LineWord.objects.filter(hit, line=OuterRef("pk"))) for hit in hits]
    each = [Case(When(one, then=Value(1)), default=Value(0), output_field=IntegerField()) for one in has]
    any_word = LineWord.objects.filter(reduce(or_, hits)).values("line")
    return lines.filter(pk__in=any_word).annotate(fits=reduce(add, each))


def _hit(stem: str) -> Q:
    """The words that a stem finds: itself, one it begins, and a longer stem's beginning ("physiotherapi")."""
    shorter = [stem[:length] for length in range(_SHORTEST, len(stem))]
    hit = Q(word__in=[stem, *shorter])
    if len(stem) >= LineWord.START:
        hit |= Q(start=stem[: LineWord.START], word__startswith=stem)
    return hit


def _people(lines: QuerySet[Line], start: int, count: int) -> list[int]:
    best = lines.values(person=F("profile__person")).annotate(best=Max("fits"))
    rows = best.order_by("-best", "profile__person__sort_name", "person")
    return [row["person"] for row in rows[start : start + count + 1]]


def _rows(lines: QuerySet[Line], ids: list[int], count: int) -> Found:
    people = Person.objects.present().in_bulk(ids[:count])
    rows = {pk: Row(Face.of(people[pk])) for pk in ids[:count] if pk in people}
    return _with_lines(rows, lines.order_by("-fits", "position", "pk"), len(ids) > count)


def _with_lines(rows: dict[int, Row], lines: QuerySet[Line], has_more: bool) -> Found:
    mine: dict[tuple[int, str], list[str]] = defaultdict(list)
    theirs = lines.filter(profile__person__in=list(rows))
    ordered = theirs if theirs.ordered else theirs.order_by("position", "pk")
    for person, kind, text in ordered.values_list("profile__person", "kind", "text"):
        mine[person, kind].append(text)
    for person, row in rows.items():
        row.offers = mine[person, Line.Kind.OFFER][:SHOWN]
        row.asks = mine[person, Line.Kind.ASK][:SHOWN]
    return Found(list(rows.values()), has_more)
