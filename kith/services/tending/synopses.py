"""What pages read of synopses, only of conversations their reader has been let into."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kith.base.kit.leaves import rows_on
from kith.members.communities.models import Community
from kith.members.people import names
from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.models import Thread
from kith.services.tending.models import Source, Synopsis, SynopsisLine, Untold

ANSWERS = 20
VERSIONS = 20


@dataclass(frozen=True, slots=True)
class Rests:
    """A post that a line rests on. number: its position."""

    key: str
    number: int
    author: str

    @property
    def first_name(self) -> str:
        return names.first_name(self.author)


@dataclass(frozen=True, slots=True)
class LineOf:
    """A line of a synopsis, all of whose sources are in sight."""

    text: str
    rests: tuple[Rests, ...]


@dataclass(frozen=True, slots=True)
class Summed:
    """A synopsis. credit: whose words it rests on, each once, first named first."""

    pk: int
    thread: int
    number: int
    by: str
    at: datetime
    lines: tuple[LineOf, ...]

    @property
    def credit(self) -> list[str]:
        return list(dict.fromkeys(one.author for line in self.lines for one in line.rests))


def current(threads: Iterable[int]) -> dict[int, Summed]:
    """Return the synopsis shown today of each of these threads (their ids) that has one: three statements."""
    return {
        one.thread: one for one in summed(Synopsis.objects.filter(thread__in=list(threads), is_current=True))
    }


def synopsis_of(thread: int) -> Summed | None:
    """Return the synopsis shown today of a thread (its id) with the lines that can be shown, or None."""
    return current([thread]).get(thread)


def versions_of(thread: Thread, page: int = 1) -> list[Summed]:
    """Return a page of a thread's synopses, newest first; one more if more follow."""
    rows = Synopsis.objects.filter(thread=thread).order_by("-number")
    return summed(rows_on(rows.select_related("by"), page, VERSIONS))


def number_of(thread: Thread) -> int:
    """Return the number of the version shown today, 0 for none."""
    rows = Synopsis.objects.filter(thread=thread, is_current=True)
    return rows.values_list("number", flat=True).first() or 0


@dataclass(frozen=True, slots=True)
class Answer:
    """A question that was summed up: its title, key, and what it came to."""

    title: str
    key: str
    summed: Summed


def answers(community: Community, person: Any, page: int = 1) -> list[Answer]:
    """Return a page of a community's questions that were summed up, of those this person may read, newest
    first; one more if more follow."""
    threads = threads_visible_to(person).filter(community=community, kind=Thread.Kind.QUESTION)
    lines = SynopsisLine.objects.values("synopsis")
    rows = Synopsis.objects.filter(
        is_current=True, community=community, thread__in=threads.values("pk"), pk__in=lines
    )
    rows = rows.select_related("by", "thread").order_by("-at", "-pk")
    found = rows_on(rows, page, ANSWERS)
    titled = {row.pk: row.thread for row in found}
    return [Answer(titled[one.pk].title, titled[one.pk].key, one) for one in summed(found)]


def wants_no_word(person: int) -> bool:
    """Say whether a person (id) does not want to be told when their words are summed up."""
    return Untold.objects.filter(person=person).exists()


def summed(rows: QuerySet[Synopsis] | Sequence[Synopsis]) -> list[Summed]:
    """Return synopses, in their order, with those of their lines that can be shown: two statements."""
    found = list(rows.select_related("by")) if isinstance(rows, QuerySet) else list(rows)
    if not found:
        return []
    threads = {row.pk: row.thread_id for row in found}
    lines = list(SynopsisLine.objects.filter(synopsis__in=threads).order_by("synopsis", "place"))
    rests: dict[int, list[Rests | None]] = {line.pk: [] for line in lines}
    sources = Source.objects.filter(line__in=rests).order_by("post__position", "pk")
    columns = ("line", "line__synopsis", "post__thread", "post__hiding")
    for line, synopsis, thread, hidden, *shown in sources.values_list(
        *columns, "post__key", "post__position", "post__author__name"
    ):
        in_sight = hidden is None and thread == threads[synopsis]
        rests[line].append(Rests(*shown) if in_sight else None)
    return [_one(row, lines, rests) for row in found]


def _one(row: Synopsis, lines: Sequence[SynopsisLine], rests: dict[int, list[Rests | None]]) -> Summed:
    shown = []
    for line in lines:
        its = [one for one in rests[line.pk] if one is not None]
        # What rests on something out of sight, or elsewhere, is out of sight with it.
        if line.synopsis_id == row.pk and its and len(its) == len(rests[line.pk]):
            shown.append(LineOf(line.text, tuple(its)))
    return Summed(row.pk, row.thread_id, row.number, row.by.name, row.at, tuple(shown))
