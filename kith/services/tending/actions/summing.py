"""Summing a conversation up in five lines at most, each resting on posts of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.ids import KEY_LENGTH
from kith.base.kit.lines import one_line, shows
from kith.base.kit.refusals import refuse
from kith.members.people.models import Person
from kith.services.conversations.access import may_write, threads_visible_to
from kith.services.conversations.actions.heading import head_changed
from kith.services.conversations.homes import is_elsewhere
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.voices import check_own_name
from kith.services.moderation.limits import check_writing
from kith.services.search.actions.indexing import forget
from kith.services.tending.actions.telling import tell
from kith.services.tending.models import Source, Synopsis, SynopsisLine
from kith.services.tending.models.synopsis import MAX_LINE, MOST_LINES

KIND = "tending.synopsis"
_POST = re.compile(r"\b(?:[0-9a-z]{13}|\d{1,6})\b")


@dataclass(frozen=True, slots=True)
class Typed:
    """A line as somebody typed it. posts: the numbers of the posts it rests on, or their addresses."""

    text: str
    posts: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A line fit to keep, with the posts it rests on."""

    text: str
    posts: tuple[Post, ...]


@transaction.atomic
def sum_up(thread: Thread, lines: Sequence[Typed], *, by: Person, was: int = 0) -> Synopsis:
    """Give a thread a new version of its synopsis; the same lines change nothing. No lines take it away.

    was: the number of the version its writer saw, 0 for none. Raises Refusal "not-found" for whoever may not
    read it, "not-allowed" for whoever may not write there, "bad-request" for lines that rest on nothing, 409
    where somebody else changed it meanwhile.
    """
    words = "\n".join(line.text for line in lines)
    seen = threads_visible_to(by).select_related("community").filter(pk=thread.pk).first()
    if seen is None or is_elsewhere(seen.host_kind):
        raise refuse("not-found", typed={"lines": words})
    if not may_write(by, seen.community):
        raise refuse("not-allowed", typed={"lines": words})
    check_own_name(by, seen.pk, lines=words)
    check_writing(by, seen.community, "reply", words, {"lines": words})
    thread = head_changed(thread.pk)
    checked = [_fit(thread, line, words) for line in lines if line.text.strip() or line.posts.strip()]
    last = Synopsis.objects.filter(thread=thread, is_current=True).first()
    if last is not None and _same(last, checked):
        return last
    _check_number(last, was, words)
    return _write(thread, checked, by, last)


def posts_of(thread: Thread, typed: str) -> list[Post]:
    """Return the posts in sight that somebody named by their numbers in a thread, or their addresses."""
    named = _POST.findall(typed)
    positions = [int(one) for one in named if one.isdigit() and len(one) < KEY_LENGTH]
    shown = Post.objects.filter(thread=thread, hiding=None)
    found = shown.filter(position__in=positions) | shown.filter(key__in=named)
    return list(found.order_by("position"))


def _fit(thread: Thread, line: Typed, words: str) -> Checked:
    text, posts = one_line(line.text), posts_of(thread, line.posts)
    if not shows(text) or len(text) > MAX_LINE or not posts:
        happened = _("Each line needs some words, and a post of this conversation that it rests on.")
        raise refuse("bad-request", happened=happened, typed={"lines": words})
    return Checked(text, tuple(posts))


def _check_number(last: Synopsis | None, was: int, words: str) -> None:
    if (last.number if last else 0) != was:
        raise refuse(
            "changed-meanwhile",
            happened=_("Somebody else changed these lines while you were writing."),
            next=_("Open them again and put in what still fits."),
            typed={"lines": words},
        )


def _same(last: Synopsis, lines: Sequence[Checked]) -> bool:
    kept = [
        (line.text, sorted(line.sources.values_list("post", flat=True)))
        for line in last.lines.order_by("place")
    ]
    return kept == [(line.text, sorted(post.pk for post in line.posts)) for line in lines]


def _write(thread: Thread, lines: Sequence[Checked], by: Person, last: Synopsis | None) -> Synopsis:
    if len(lines) > MOST_LINES or (last is None and not lines):
        raise refuse("bad-request", happened=_("Write one line at least, and five at most."))
    before = _authors(last)
    if last is not None:
        Synopsis.objects.filter(pk=last.pk).update(is_current=False)
        forget(KIND, [last.pk])
    here = {"community_id": thread.community_id}
    new = Synopsis.objects.create(
        thread=thread, number=last.number + 1 if last else 1, by=by, at=now(), **here
    )
    for place, line in enumerate(lines, start=1):
        row = SynopsisLine.objects.create(synopsis=new, place=place, text=line.text, **here)
        Source.objects.bulk_create(Source(line=row, post=post, **here) for post in line.posts)
    tell(thread, _authors(new) - before, by=by)
    ledger.record(ledger.happening("tending.summed_up", by, new, audience=thread.audience_id))
    return new


def _authors(synopsis: Synopsis | None) -> set[int]:
    rested = Source.objects.filter(line__synopsis=synopsis) if synopsis else Source.objects.none()
    return set(rested.values_list("post__author", flat=True))
