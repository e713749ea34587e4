"""The posts of a page, rendered once for everyone who may read them (RULINGS 21).

What is personal (the line at the last visit, "change your post") stays outside. A remembered value
carries its audience, and is not used for another (TRUST B4).
"""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.template import engines
from django.utils.translation import get_language
from markupsafe import Markup

from kith.members.people import names
from kith.services.conversations import queries
from kith.services.conversations.models import Thread

_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Piece:
    """One post, ready to be put on a page."""

    key: str
    position: int
    author_id: int
    author: str
    html: Markup


def pieces(thread: Thread, page: int, zone: str) -> list[Piece]:
    """Return the rendered posts of one page of a thread its reader has been let into."""
    name = f"posts:{thread.pk}:{thread.version}:{page}:{thread.audience_id}:{get_language()}:{zone}"
    kept = cache.get(name)
    if kept is not None and kept[0] == thread.audience_id:
        return kept[1]
    template = engines["kith"].env.get_template("forums/threads/_post.html")
    made = [
        Piece(post.key, post.position, post.author_id, post.author, _html(template, post, zone, thread))
        for post in queries.posts_on_page(thread, page)
    ]
    cache.set(name, (thread.audience_id, made), _SECONDS)
    return made


def _html(template: Any, post: queries.PostLine, zone: str, thread: Thread) -> Markup:
    html = template.render(post=post, zone=zone, slug=thread.community.slug)
    return Markup(html)  # noqa: S704 - a template's own output, escaped there


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who wrote in a thread."""

    name: str
    initials: str
    rim: int


def people(thread: Thread) -> list[Voice]:
    """Return who wrote in a thread its reader has been let into, first to speak first."""
    name = f"people:{thread.pk}:{thread.version}:{thread.audience_id}"
    kept = cache.get(name)
    if kept is not None and kept[0] == thread.audience_id:
        return kept[1]
    made = [Voice(full, names.initials(full), names.rim(key)) for full, key in queries.people_in(thread)]
    cache.set(name, (thread.audience_id, made), _SECONDS)
    return made
