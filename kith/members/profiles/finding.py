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
    seen = visible_lines(viewer, kind)
    whole = seen
    for word in asked:
        whole = whole.filter(pk__in=_with_word(word))
    found = list(_people(whole).order_by("profile__person__sort_name", "person")[start : start + count + 1])
    if found or start or len(asked) == 1:
        return _rows(found, whole, count)
    return _near(seen, asked, count)


def _near(seen: QuerySet[Line], asked: list[str], count: int) -> Found:
    """Return those with a line that has some of the words, the most of them first. One page of them."""
    counted = seen.annotate(fits=reduce(add, map(_one_if_there, asked)))
    some = counted.filter(pk__in=LineWord.objects.filter(reduce(or_, map(_hit, asked))).values("line"))
    best = _people(some).annotate(best=Max("fits"))
    found = list(best.order_by("-best", "profile__person__sort_name", "person")[:count])
    rows = _rows(found, counted.filter(fits__gt=0).order_by("-fits", "position", "pk"), count).rows
    return Found(rows, near=bool(rows))


def _with_word(stem: str) -> QuerySet:
    return LineWord.objects.filter(_hit(stem)).values("line")


def _one_if_there(stem: str) -> Case:
    there = Exists(LineWord.objects.filter(_hit(stem), line=OuterRef("pk")))
    return Case(When(there, then=Value(1)), default=Value(0), output_field=IntegerField())


def _hit(stem: str) -> Q:
    """The words that a stem finds: itself, one it begins, and a longer stem's beginning ("physiotherapi")."""
    shorter = [stem[:length] for length in range(_SHORTEST, len(stem))]
    hit = Q(word__in=[stem, *shorter])
    if len(stem) >= LineWord.START:
        hit |= Q(start=stem[: LineWord.START], word__startswith=stem)
    return hit


def _people(lines: QuerySet[Line]) -> QuerySet:
    """Return the people whose lines these are, each once."""
    return lines.order_by().values(person=F("profile__person")).distinct()


def _rows(found: list[dict[str, int]], lines: QuerySet[Line], count: int) -> Found:
    ids = [row["person"] for row in found[:count]]
    people = Person.objects.present().in_bulk(ids)
    rows = {pk: Row(Face.of(people[pk])) for pk in ids if pk in people}
    return _with_lines(rows, lines, len(found) > count)


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
