"""What pages read of answering."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from kith.base.kit.ids import is_key
from kith.members.people import names
from kith.services.answering import words
from kith.services.answering.access import may_wonder, wonderings_visible_to
from kith.services.answering.knowing import Candidate, who_might_know
from kith.services.answering.models import Wondering
from kith.services.conversations.homes import is_elsewhere
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.queries import post_named, thread_named

__all__ = [
    "Asked",
    "Candidate",
    "asked_about",
    "may_wonder",
    "post_here",
    "question_here",
    "waiting_for_me",
    "who_might_know",
]


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
    thread = thread_named(key, viewer)
    if thread is None or thread.community_id != viewer.standing.community.pk:
        return None
    return None if thread.kind != Thread.Kind.QUESTION or is_elsewhere(thread.host_kind) else thread


def post_here(key: str, viewer: Any) -> Post | None:
    """Return the post of the community its viewer stands in, if they may read it, else None."""
    post = post_named(key, viewer) if is_key(key) else None
    if post is None or post.community_id != viewer.standing.community.pk:
        return None
    return None if is_elsewhere(post.thread.host_kind) else post
