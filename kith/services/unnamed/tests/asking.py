"""What the tests of this room share: a community of enough people that allows it, and a question asked so."""

from datetime import timedelta
from typing import Any

from kith.base.kit.clock import now
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.serving import take_duty
from kith.members.communities.models import Duty
from kith.services.conversations.actions.starting import start
from kith.services.conversations.models import Post, Thread
from kith.services.moderation.declarations import Thing, thing_of
from kith.services.unnamed.actions.allowing import allow
from kith.services.unnamed.queries import POST
from tests.cast import Cast

TITLE = "Is it only me?"
WORDS = "I froze at the loom and told nobody."


def enough(cast: Cast) -> None:
    """Let Pat and Raj belong to the Weavers, too, and Pat look after them with Ada."""
    for person in (cast.pat, cast.raj):
        admit(cast.weavers, person, by=cast.ada)
    take_duty(cast.weavers, cast.pat, Duty.Kind.FACILITATOR, by=cast.ada)
    # Long before anything is asked.
    Duty.objects.filter(community=cast.weavers).update(since=now() - timedelta(days=400))


def allowed(cast: Cast) -> Cast:
    """Let the Weavers ask without their name; returns the same cast."""
    enough(cast)
    allow(cast.weavers, by=cast.ada)
    return cast


def asked(cast: Cast, **given: Any) -> Thread:
    """Ask as Ben, without his name."""
    given = {
        "by": cast.ben,
        "title": TITLE,
        "source": WORDS,
        "kind": "question",
        "without_name": True,
    } | given
    return start(given.pop("board", cast.board), **given)


def first(thread: Thread) -> Post:
    """Return what opens a thread."""
    return thread.posts.get(position=1)


def thing(post: Post) -> Thing:
    """Return a post as those see it who look after the community."""
    found = thing_of(POST, post.pk)
    assert found is not None
    return found
