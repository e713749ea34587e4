"""In whose name something is written: one's own, or nobody's where one asked without a name.

Who may do a thing is always asked of the person. What is written of it bears their voice: in a conversation
where they wrote without their name, everything else of theirs is without it too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.dates import day_alone, next_hour
from kith.base.kit.refusals import refuse
from kith.members.people.models import Person
from kith.services.conversations.models import Post, Thread
from kith.services.unnamed.access import is_sealed_to, sealed_posts
from kith.services.unnamed.actions.allowing import stand_in
from kith.services.unnamed.actions.sealing import seal


@dataclass(frozen=True, slots=True)
class Voice:
    """Who writes (person), and what is written down of it.

    author: the row that stands for it. at: when, or the day alone. touched: where it sorts. actor: whom the
    ledger names: nobody for what bears no name (RULINGS 25).
    """

    person: Person
    author: Person
    at: datetime
    touched: datetime
    is_unnamed: bool = False

    @property
    def actor(self) -> Person | None:
        return None if self.is_unnamed else self.person

    def keep(self, post: Post) -> None:
        """Seal who wrote a post that bears no name."""
        if self.is_unnamed:
            seal(post, by=self.person)


def named(by: Person, at: datetime | None = None) -> Voice:
    """Return somebody's own voice."""
    moment = at or now()
    return Voice(by, by, moment, moment)


def unnamed(by: Person, at: datetime | None = None) -> Voice:
    """Return the voice that bears no name, and no time but the day."""
    moment = at or now()
    return Voice(by, stand_in(), day_alone(moment), next_hour(moment), is_unnamed=True)


def voice_in(thread: Any, by: Person, at: datetime | None = None) -> Voice:
    """Return in whose name somebody goes on in a thread (or its Opening)."""
    return unnamed(by, at) if wrote_unnamed_in(by, thread.pk) else named(by, at)


def wrote_unnamed_in(person: Any, thread: int) -> bool:
    """Say whether the person wrote without their name in a thread (its id), and that is kept still."""
    return Post.objects.filter(thread=thread, is_unnamed=True, pk__in=sealed_posts(person)).exists()


def check_own_name(person: Any, thread: int, **typed: str) -> None:
    """Raise Refusal "not-allowed" where what somebody is about to do would write their name into a thread
    (its id) in which they wrote without it. typed: their words, given back."""
    if wrote_unnamed_in(person, thread):
        raise refuse(
            "not-allowed",
            happened=_("You wrote here without your name, and this would bear it."),
            next=_("What you say in a reply here bears none. Others can do this."),
            typed=typed,
        )


def holds_unnamed(*threads: Thread) -> bool:
    """Say whether one of these threads holds a post without a name, whoever wrote it."""
    return Post.objects.filter(thread__in=[thread.pk for thread in threads], is_unnamed=True).exists()


def named_in(person: Any, keys: Iterable[str]) -> frozenset[str]:
    """Return those of these threads (keys) in which the person wrote nothing without their name: where their
    being there may be shown."""
    keys = frozenset(keys)
    mine = Post.objects.filter(thread__key__in=keys, is_unnamed=True, pk__in=sealed_posts(person))
    return keys.difference(mine.values_list("thread__key", flat=True)) if keys else keys


def wrote(person: Any, post: Post) -> bool:
    """Say whether the person wrote a post, with or without their name."""
    pk = getattr(person, "pk", None)
    return pk is not None and (post.author_id == pk or (post.is_unnamed and is_sealed_to(person, post.pk)))


def asked(person: Any, thread: Thread) -> bool:
    """Say whether the person began a thread, with or without their name."""
    pk = getattr(person, "pk", None)
    if pk is None or thread.started_by_id == pk:
        return pk is not None
    first = Post.objects.filter(thread=thread.pk, position=1, is_unnamed=True, pk__in=sealed_posts(person))
    return first.exists()
