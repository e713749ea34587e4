"""A page of a conversation, rendered once for everyone who may read it (RULINGS 21).

What is personal (the line at the last visit, "change your words", the reply box) stays outside. What is
remembered is named by all that a page can change with, and carries its audience.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.template import engines
from django.utils.translation import get_language
from markupsafe import Markup

from kith.base.kit.remembered import Remembered
from kith.members.communities.addresses import group_at
from kith.members.communities.models import Audience, Community, Group
from kith.members.communities.queries import group_of
from kith.members.people import names
from kith.rooms.forums import queries as forums
from kith.services.answering.evenness import much_of_it
from kith.services.conversations import queries
from kith.services.conversations.boundaries import boundary_of
from kith.services.conversations.changes import closing_of
from kith.services.conversations.linked import Spot, named, spots_in, titles_of
from kith.services.conversations.models import Thread
from kith.services.conversations.queries import Opening
from kith.services.tending import words
from kith.services.tending.queries import head_of

# Names and boards may change without the thread's version: five minutes at most.
_kept = Remembered(most=1_000, seconds=300)
VOICES = 12
READERS = ("stranger", "reader", "member")


@dataclass(frozen=True, slots=True)
class Piece:
    """One post, ready to be put on a page. day and body: read by all; acts: for members, whoever they are.

    care, thank: how to speak up about it and to say thank you, for whoever is signed in. helped: says who
    asked. hidden: only its place is shown. unnamed: it bears no name.
    """

    key: str
    position: int
    author_id: int
    author: str
    day: Markup
    body: Markup
    acts: Markup
    care: Markup
    thank: Markup
    hidden: bool
    helped: bool
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who wrote in a thread."""

    name: str
    initials: str
    rim: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a page of a thread is made of, apart from its reader.

    above: what stands over the posts; plain: all posts for someone with nothing of their own among them;
    both for each of READERS. group: whose conversation it is, if a group's. readers: what those are called
    who may read it. pager: to other pages. much: who (ids) wrote a good part of the conversation, which
    nobody else is shown. closed: what stands in place of the reply box, or "". spots: what links in posts
    lead to here.
    """

    posts: tuple[Piece, ...]
    above: dict[str, Markup]
    plain: dict[str, Markup]
    aside: Markup
    pager: Markup
    much: frozenset[int]
    group: Group | None
    readers: str
    closed: Markup
    spots: frozenset[Spot] = frozenset()

    def named_for(self, viewer: Any) -> "Pieces":
        """Return it with the links in its posts named as this viewer may see what they lead to."""
        titles = titles_of(self.spots, viewer)
        if not titles:
            return self
        who = reader(viewer)
        posts = tuple(replace(post, body=named(post.body, titles)) for post in self.posts)
        return replace(self, posts=posts, plain={who: named(self.plain[who], titles)})

    def whole(self, viewer: Any, read: int, thread: Opening) -> Markup | None:
        """Return all posts at once, or None where some are the viewer's own, answer what they asked or had
        their thanks, or the line at `read` stands.
        """
        mine = viewer.is_signed_in and any(post.author_id == viewer.person_id for post in self.posts)
        mine = mine or bool(thread.own_unnamed)
        line = read and any(post.position == read + 1 for post in self.posts)
        asks = thread.kind == Thread.Kind.QUESTION and thread.started_by_id == viewer.person_id
        said = asks or any(post.position in thread.thanked_for for post in self.posts)
        return None if mine or line or said else self.plain[reader(viewer)]


def reader(viewer: Any) -> str:
    """Return which of READERS a viewer is."""
    return "member" if viewer.standing.is_member else "reader" if viewer.is_signed_in else "stranger"


def pieces(thread: Opening, community: Community, page: int, zone: str) -> Pieces:
    """Return one page of a thread its reader has been let into."""
    name = (
        (thread.pk, thread.version, thread.state, thread.post_count, page, get_language(), zone)
        + (community.slug, community.name, community.alumni_read)
    )  # fmt: skip
    kept = _kept.get(name, thread.audience_id)
    if kept is None:
        kept = _make(thread, community, page, zone)
        _kept.keep(name, thread.audience_id, kept)
    return kept


def _make(thread: Opening, community: Community, page: int, zone: str) -> Pieces:
    slug = community.slug
    posts = _posts(thread, slug, page, zone)
    people = queries.people_in(thread)
    voices = [Voice(one.name, names.initials(one.name), names.rim(one.key)) for one in people[:VOICES]]
    board = forums.board_of(thread)
    group = group_of(thread.audience_id) if thread.level == Audience.Level.GROUP else None
    called = forums.readers(community, thread.level, group)
    template = _macros("_page")
    pager = template.pager(thread, slug, page, queries.page_of(thread.post_count))
    said = (thread, Thread.Kind(thread.kind).label, community, zone, board, group, group_at)
    said += (called, boundary_of(thread), pager if page > 1 else "")
    return Pieces(
        posts,
        {who: template.above(*said, who) + _head(thread, slug, zone, who) for who in READERS},
        {who: _macros("_post").plain(posts, who) for who in READERS},
        template.aside(slug, board, voices),
        pager,
        much_of_it({one.pk: one.posts for one in people}),
        group,
        called,
        _closed(thread, zone),
        spots_in("".join(post.body for post in posts)),
    )


def _head(thread: Opening, slug: str, zone: str, who: str) -> Markup:
    if not thread.is_tended:
        return Markup("")
    return _tending().head(head_of(thread.pk), thread, slug, zone, who, words.wish)


def _closed(thread: Opening, zone: str) -> Markup:
    return _tending().closed(closing_of(thread.pk), zone) if thread.is_closed else Markup("")


def _posts(thread: Opening, slug: str, page: int, zone: str) -> tuple[Piece, ...]:
    template = _macros("_post")
    # As short as may be, for it stands at every post: the page it stands on, whichever that is.
    here = "?"
    return tuple(
        Piece(
            post.key,
            post.position,
            post.author_id,
            post.author,
            template.day(post, zone),
            template.body(post, slug, zone, thread.kind == "question" and post.position == 1),
            template.acts(post, "" if thread.is_closed else here),
            template.care(post, slug),
            template.thank(post, slug),
            bool(post.hidden),
            bool(post.helped),
            post.unnamed,
        )
        for post in queries.posts_on_page(thread, page)
    )


def _tending() -> Any:
    return engines["kith"].env.get_template("tending/_head.html").module


def _macros(name: str) -> Any:
    return engines["kith"].env.get_template(f"forums/threads/{name}.html").module


def forget() -> None:
    """Forget every rendered page."""
    _kept.forget()
