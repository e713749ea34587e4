"""Who is mailed that a letter came, or that an introduction came to be: read when the mail goes out."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.ledger import kind_of
from kith.base.kit.lines import one_line
from kith.members.people.models import Person
from kith.members.people.notices import Notice
from kith.rooms.letters.access import Standing, exchanges_visible_to, introductions_visible_to, standing
from kith.rooms.letters.models import Exchange, Introduction
from kith.services.conversations.access import posts_visible_to, threads_visible_to
from kith.services.conversations.models import Post, ReadingPosition, Thread

# Long enough to mend a word, or to be read by who is here anyway.
SETTLES = timedelta(minutes=10)

_EXCHANGE, _POST, _THREAD = kind_of(Exchange), kind_of(Post), kind_of(Thread)


def exchanges_written_in(subjects: list[tuple[str, int]]) -> set[tuple[int, int]]:
    """Return (exchange, reader) for each of these threads and posts that is a letter. Ids."""
    posts = [pk for kind, pk in subjects if kind == _POST]
    threads = [pk for kind, pk in subjects if kind == _THREAD]
    letters = Post.objects.filter(thread__host_kind=_EXCHANGE)
    rows = list(letters.filter(pk__in=posts).values_list("thread__host_id", "author"))
    rows += letters.filter(thread__in=threads, position=1).values_list("thread__host_id", "author")
    pairs = Exchange.objects.in_bulk([pk for pk, _author in rows])
    # Who introduced two wrote their first letter; of that the mail about introductions tells.
    return {
        (pk, other)
        for pk, author in rows
        if pk in pairs
        for one, other in _both_ways(pairs[pk])
        if author == one
    }


def _both_ways(exchange: Exchange) -> list[tuple[int, int]]:
    return [(exchange.one_id, exchange.other_id), (exchange.other_id, exchange.one_id)]


def letter_waiting(exchange_id: int, person: Person) -> tuple[str, Notice] | None:
    """Return what a letter that waits for this person to read it is told as, with its occasion; or None.

    Until they have read on, it is the same occasion, however much is written.
    """
    exchange = exchanges_visible_to(person).filter(pk=exchange_id).first()
    if exchange is None or standing(person, exchange) != Standing.OPEN:
        return None
    thread = threads_visible_to(person).filter(host_kind=_EXCHANGE, host_id=exchange.pk).first()
    if thread is None:
        return None
    read = _read_by(person, thread)
    whom = Person.objects.get(pk=exchange.whom(person))
    if not posts_visible_to(person).filter(thread=thread, author=whom, position__gt=read).exists():
        return None
    name = {"name": one_line(whom.name)}
    notice = Notice(
        subject=_("%(name)s has written to you") % name,
        lead=_("There’s a letter from %(name)s for you. Only the two of you read it.") % name,
        links=[(_("Read it here:"), reverse("letters:letter", args=[thread.key]))],
    )
    return f"{exchange.pk}:{read}", notice


def introduction_made(introduction_id: int, person: Person) -> Notice | None:
    """Return what an introduction that came to be is told as to one of the two, or None."""
    rows = introductions_visible_to(person).filter(pk=introduction_id, state__in=Introduction.CAME_TO_BE)
    made = rows.select_related("one", "other", "by").first()
    if made is None or person.pk not in (made.one_id, made.other_id):
        return None
    exchange = exchanges_visible_to(person).between(made.one, made.other).first()
    if exchange is None or standing(person, exchange) != Standing.OPEN:
        return None
    whom = made.other if person.pk == made.one_id else made.one
    names = {"whom": one_line(whom.name), "who": one_line(made.by.name)}
    thread = Thread.objects.hanging_on(exchange).get()
    return Notice(
        subject=_("You and %(whom)s can write to each other now") % names,
        lead=_("You both said yes to the introduction that %(who)s made.") % names,
        links=[(_("Your letters are here:"), reverse("letters:letter", args=[thread.key]))],
    )


def _read_by(person: Any, thread: Thread) -> int:
    found = ReadingPosition.objects.filter(thread=thread, person=person.pk).values_list("position", flat=True)
    return found.first() or 0
