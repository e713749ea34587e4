"""What starting, replying and editing share: words checked, rendered once, put in their place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.base.kit.refusals import refuse
from kith.base.kit.text import RENDERER_VERSION, minutes_to_read, render, shown_words
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.models.post import MAX_SOURCE
from kith.services.conversations.voices import Voice


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


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote, checked and rendered. minutes: to read it."""

    source: str
    html: str
    minutes: int

    def as_fields(self) -> dict[str, Any]:
        """Return the fields of a post that come from its words."""
        return {
            "source": self.source,
            "format": Post.Format.MARKDOWN,
            "html": self.html,
            "renderer": RENDERER_VERSION,
        }


def written(source: str, people: Mapping[str, str] | None = None) -> Words:
    """Check and render what somebody typed. Raises Refusal "bad-request" for no words or too many.

    people: where those who may be named lead to (Naming.links).

    It takes the longest of all, so actions do it before they open the transaction that others wait for.
    """
    source = typed_text(source)
    html = render(source, Post.Format.MARKDOWN, people)
    return Words(source, html, minutes_to_read(shown_words(html)))


def add_post(
    thread: Thread,
    words: Words,
    *,
    voice: Voice,
    once: str,
    position: int,
    reply_to: Post | None = None,
) -> Post:
    """Write a post at a position its caller has reserved by locking the thread, or by just making it."""
    post = Post.objects.create(
        community_id=thread.community_id,
        thread=thread,
        position=position,
        author=voice.author,
        reply_to=reply_to,
        posted_at=voice.at,
        once=once,
        is_unnamed=voice.is_unnamed,
        **words.as_fields(),
    )
    voice.keep(post)
    return post
