"""What starting, replying and editing share: words checked, rendered once, put in their place."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.base.kit.refusals import refuse
from kith.base.kit.text import RENDERER_VERSION, render
from kith.members.people.models import Person
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.models.post import MAX_SOURCE


def typed_text(source: str) -> str:
    """Return words fit to keep. Raises Refusal "bad-request" for none or for too many."""
    source = source.replace("\r\n", "\n").replace("\x00", "").strip()
    if not source:
        raise refuse(
            "bad-request", happened=_("There were no words in it yet."), next=_("Write a line, then send it.")
        )
    if len(source) > MAX_SOURCE:
        raise refuse(
            "bad-request",
            happened=_("That’s longer than one post can hold."),
            next=_("Split it in two, or put it in a document."),
            typed={"source": source},
        )
    return source


def rendered(source: str, kind: str) -> dict[str, Any]:
    """Return the fields of a post that come from its words."""
    return {"source": source, "format": kind, "html": render(source, kind), "renderer": RENDERER_VERSION}


def first_post(thread: Thread, *, by: Person, source: str, once: str, at: datetime) -> Post:
    """Write the post that opens a thread."""
    return add_post(thread, by=by, source=source, once=once, at=at, position=1)


def add_post(
    thread: Thread,
    *,
    by: Person,
    source: str,
    once: str,
    at: datetime,
    position: int,
    reply_to: Post | None = None,
) -> Post:
    """Write a post at a position its caller has reserved by locking the thread."""
    return Post.objects.create(
        community_id=thread.community_id,
        thread=thread,
        position=position,
        author=by,
        reply_to=reply_to,
        posted_at=at,
        once=once,
        **rendered(source, Post.Format.MARKDOWN),
    )
