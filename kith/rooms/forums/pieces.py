"""The posts of a page, rendered once for everyone who may read them (RULINGS 21).

What is personal (the line at the last visit, "change your words") stays outside. What is remembered is
named by thread version, page, language and zone, and carries its audience.
"""

from dataclasses import dataclass
from typing import Any

from django.template import engines
from django.urls import reverse
from django.utils.translation import get_language
from markupsafe import Markup

from kith.base.kit.remembered import Remembered
from kith.members.communities.models import Community
from kith.members.people import names
from kith.rooms.forums import queries as forums
from kith.services.conversations import queries
from kith.services.conversations.boundaries import Boundary, boundary_of
from kith.services.conversations.queries import Opening

# Names and boards may change without the thread's version: five minutes at most.
_kept = Remembered(most=1_000, seconds=300)


@dataclass(frozen=True, slots=True)
class Piece:
    """One post, ready to be put on a page. day and body: read by all; acts: for members, whoever they are.

    care: how to speak up about it, for whoever is signed in. hidden: only its place is shown.
    """

    key: str
    position: int
    author_id: int
    author: str
    day: Markup
    body: Markup
    acts: Markup
    care: Markup
    hidden: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who wrote in a thread."""

    name: str
    initials: str
    rim: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a page of a thread is made of, apart from its reader.

    plain: all posts for someone with nothing of their own among them: a stranger, a reader, a member.
    """

    posts: tuple[Piece, ...]
    voices: tuple[Voice, ...]
    board: Any
    plain: dict[str, Markup]
    boundary: Boundary

    def whole(self, viewer: Any, read: int) -> Markup | None:
        """Return all posts at once, or None where some are the viewer's own or the line at `read` stands."""
        mine = viewer.is_signed_in and any(post.author_id == viewer.person_id for post in self.posts)
        line = read and any(post.position == read + 1 for post in self.posts)
        who = "member" if viewer.standing.is_member else "reader" if viewer.is_signed_in else "stranger"
        return None if mine or line else self.plain[who]


def pieces(thread: Opening, community: Community, page: int, zone: str) -> Pieces:
    """Return the rendered posts of one page of a thread its reader has been let into, and who wrote in it."""
    name = (thread.pk, thread.version, page, get_language(), zone, community.alumni_read)
    kept = _kept.get(name, thread.audience_id)
    if kept is None:
        kept = _make(thread, community.slug, page, zone)
        _kept.keep(name, thread.audience_id, kept)
    return kept


def _make(thread: Opening, slug: str, page: int, zone: str) -> Pieces:
    template = engines["kith"].env.get_template("forums/threads/_post.html").module
    here = f"{reverse('forums:conversation', args=[slug, thread.key])}?page={page}"
    posts = tuple(
        Piece(
            post.key,
            post.position,
            post.author_id,
            post.author,
            template.day(post, zone),
            template.body(post, slug, zone, thread.kind == "question" and post.position == 1),
            template.acts(post, here),
            template.care(post, slug),
            bool(post.hidden),
        )
        for post in queries.posts_on_page(thread, page)
    )
    voices = tuple(
        Voice(full, names.initials(full), names.rim(key)) for full, key in queries.people_in(thread)
    )
    plain = {who: template.plain(posts, who) for who in ("stranger", "reader", "member")}
    return Pieces(posts, voices, forums.board_of(thread), plain, boundary_of(thread))


def forget() -> None:
    """Forget every rendered page."""
    _kept.forget()
