"""What pages read of answering."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Q, QuerySet, Value
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.ids import is_key
from kith.base.kit.leaves import rows_on
from kith.members.people import names
from kith.services.answering import words
from kith.services.answering.access import may_wonder, wonderings_visible_to
from kith.services.answering.knowing import Candidate, who_might_know
from kith.services.answering.models import Wondering
from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.homes import is_elsewhere
from kith.services.conversations.models import Helping, Post, Thanks, Thread
from kith.services.conversations.queries import post_named, thread_here
from kith.services.conversations.search import ADDRESS

__all__ = [
    "KIND_WORDS_A_PAGE",
    "Asked",
    "Candidate",
    "KindWord",
    "asked_about",
    "kind_words",
    "lately_said",
    "may_wonder",
    "post_here",
    "question_here",
    "thread_here",
    "waiting_for_me",
    "who_might_know",
]


KIND_WORDS_A_PAGE = 30
_FEW, _LATELY = 3, timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody was asked about a question. is_me: the one who looks; not_me: it is not one for them."""

    thread: int
    by: str
    whom: str
    whom_key: str
    at: datetime
    not_me: bool
    is_me: bool

    def says(self, zone: str) -> str:
        """Return it as a sentence."""
        by = names.first_name(self.by) if self.by else _("Someone")
        said = words.asked(by, names.first_name(self.whom), self.at, zone)
        return f"{said} {_('Not one for them, this time.')}" if self.not_me else said


def asked_about(threads: Iterable[int], viewer: Any) -> dict[int, list[Asked]]:
    """Return who was asked about each of these threads (ids), first to last, as this viewer may know it."""
    found: dict[int, list[Asked]] = defaultdict(list)
    rows = wonderings_visible_to(viewer).filter(thread__in=list(threads), person__erased_at=None)
    columns = ("thread", "by__name", "person__name", "person__key", "at", "not_me_at", "person")
    for thread, by, whom, key, at, not_me_at, person in rows.order_by("at", "pk").values_list(*columns):
        is_me = person == viewer.pk
        found[thread].append(Asked(thread, by or "", whom, key, at, not_me_at is not None, is_me))
    return dict(found)


def waiting_for_me(thread: Thread, viewer: Any) -> Wondering | None:
    """Return what this viewer is asked about a thread and has not put aside, or None."""
    rows = wonderings_visible_to(viewer).filter(thread=thread.pk, person=viewer.pk, not_me_at=None)
    return rows.select_related("by", "community").first()


def question_here(key: str, viewer: Any) -> Thread | None:
    """Return the question of the community its viewer stands in, if they may read it, else None."""
    thread = thread_here(key, viewer)
    return thread if thread is not None and thread.kind == Thread.Kind.QUESTION else None


def post_here(key: str, viewer: Any) -> Post | None:
    """Return the post of the community its viewer stands in, if they may read it, else None."""
    post = post_named(key, viewer) if is_key(key) else None
    if post is None or post.community_id != viewer.standing.community.pk:
        return None
    return None if is_elsewhere(post.thread.host_kind) else post


@dataclass(frozen=True, slots=True)
class KindWord:
    """Somebody said thank you for what one wrote, or that it helped."""

    by: str
    title: str
    key: str
    at: datetime
    helped: bool

    @property
    def href(self) -> str:
        """The lasting address of the post."""
        return ADDRESS.format(key=self.key)


def kind_words(viewer: Any, page: int = 1) -> list[KindWord]:
    """Return a page of what was said of what this viewer wrote, newest first; one more if more follow."""
    rows = _said_of(viewer, Q())
    return [KindWord(*row) for row in rows_on(rows, page, KIND_WORDS_A_PAGE)]


def lately_said(viewer: Any) -> tuple[list[KindWord], bool]:
    """Return the newest of it within a fortnight, a few, and whether there are others. One statement."""
    found = [KindWord(*row) for row in _said_of(viewer, Q(at__gt=now() - _LATELY))[: _FEW + 1]]
    return found[:_FEW], len(found) > _FEW


def _said_of(viewer: Any, when: Q) -> QuerySet:
    """Return what was said of the viewer's posts, those that they may still read and that are in sight."""
    theirs = Q(post__author=viewer.pk, post__hiding=None, by__erased_at=None)
    there = Q(post__thread__in=threads_visible_to(viewer).values("pk"))
    thanks, helped = (
        model.objects.filter(theirs, there, when).values_list(
            "by__name", "post__thread__title", "post__key", "at", Value(is_help, output_field=BooleanField())
        )
        for model, is_help in ((Thanks, False), (Helping, True))
    )
    return thanks.union(helped, all=True).order_by("-at")
