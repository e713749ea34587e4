"""Who else might know: people whose offers fit a question's words, or who helped with such before."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from kith.base.kit.text import searchable_text
from kith.members.people.models import Person
from kith.members.people.nudges import APART, asked_lately
from kith.members.people.queries import Face
from kith.members.profiles.models import Line, LineWord, Profile
from kith.members.profiles.queries import visible_lines
from kith.services.answering.access import could_answer, posts_that_helped
from kith.services.answering.matching import IN_TITLE, SHORTEST, beginnings, fit, telling, weighed
from kith.services.conversations.access import posts_visible_to
from kith.services.conversations.models import Thread

COUNT = 3
_MOST_LINES, _MOST_HELP = 2_000, 500


@dataclass(frozen=True, slots=True)
class Help:
    """Something somebody helped with: the title of the question, where it stands, and when it helped."""

    title: str
    key: str
    at: datetime


@dataclass(slots=True)
class Candidate:
    """Somebody who might know, and why.

    offers: the line of theirs that fits best, or "". helped: the latest help that fits. free_from: when they
    may be asked something again, or None for now. by_introduction: they would rather be introduced.
    """

    face: Face
    offers: str = ""
    helped: Help | None = None
    free_from: datetime | None = None
    by_introduction: bool = False


@dataclass(slots=True)
class _Fit:
    weight: int = 0
    offer: tuple[int, str] = (0, "")
    helped: Help | None = None


def who_might_know(thread: Thread, viewer: Any, count: int = COUNT) -> list[Candidate]:
    """Return at most `count` people this viewer might ask about a question, whoever fits best first."""
    question = weighed(thread.title, _first_words(thread, viewer))
    people = could_answer(thread, viewer)
    fits: dict[int, _Fit] = defaultdict(_Fit)
    for person, weight, text in _offers(question, people, viewer):
        one = fits[person]
        one.offer = max(one.offer, (weight, text), key=lambda each: each[0])
    for one in fits.values():
        one.weight = one.offer[0]
    for person, weight, helped in _help(question, people, thread, viewer):
        fits[person].weight += weight
        fits[person].helped = fits[person].helped or helped
    return _shown(fits, count)


def _first_words(thread: Thread, viewer: Any) -> str:
    found = posts_visible_to(viewer).filter(thread=thread.pk, position=1, hiding=None)
    row = found.values_list("source", "format").first()
    return searchable_text(*row) if row else ""


def _offers(question: dict[str, int], people: Any, viewer: Any) -> Iterator[tuple[int, int, str]]:
    """Yield (person, how well it fits, words) for each offer that fits and that this viewer may see."""
    words = LineWord.objects.filter(
        _any_of(question),
        line__in=visible_lines(viewer, Line.Kind.OFFER).values("pk"),
        line__profile__person__in=people.values("pk"),
    )
    rows = words.order_by("line__profile__person", "line__position", "line", "word")
    held: dict[tuple[int, int, str], set[str]] = defaultdict(set)
    columns = ("line__profile__person", "line", "line__text", "word")
    for person, line, text, word in rows.values_list(*columns)[:_MOST_LINES]:
        held[person, line, text].add(word)
    for (person, _line, text), found in held.items():
        if weight := fit(question, found):
            yield person, weight, text


def _any_of(question: dict[str, int]) -> Q:
    found = Q(word__in=sorted(set().union(*map(beginnings, question)) if question else set()))
    for each, weight in question.items():
        if weight == IN_TITLE and len(each) >= SHORTEST:
            found |= Q(start=each[: LineWord.START], word__startswith=each)
    return found


def _help(
    question: dict[str, int], people: Any, thread: Thread, viewer: Any
) -> Iterator[tuple[int, int, Help]]:
    """Yield (person, how well it fits, what it was) for each help that fits, the latest first."""
    posts = posts_that_helped(viewer, thread.community_id).filter(author__in=people.values("pk"))
    columns = ("author", "thread__title", "thread__key", "helping__at")
    rows = posts.exclude(thread=thread.pk).order_by("-helping__at", "-pk").values_list(*columns)
    for person, title, key, at in rows[:_MOST_HELP]:
        if weight := fit(question, telling(title)):
            yield person, weight, Help(title, key, at)


def _shown(fits: dict[int, _Fit], count: int) -> list[Candidate]:
    people = {person.pk: person for person in Person.objects.filter(pk__in=list(fits))}
    best = sorted(people.values(), key=lambda one: (-fits[one.pk].weight, one.sort_name, one.pk))[:count]
    ids = [one.pk for one in best]
    lately = asked_lately().filter(person__in=ids).values_list("person", "at")
    free = {person: at + APART for person, at in lately}
    wishes = Profile.objects.filter(person__in=ids, contact=Profile.Contact.INTRODUCTION)
    introduced = set(wishes.values_list("person", flat=True))
    return [
        Candidate(
            Face.of(one),
            fits[one.pk].offer[1],
            fits[one.pk].helped,
            free.get(one.pk),
            one.pk in introduced,
        )
        for one in best
    ]
