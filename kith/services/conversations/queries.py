"""What pages read of conversations: a few tight statements, always through the reader's rule."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection, models

from kith.base.kit.ids import is_key
from kith.members.communities.access import sees
from kith.members.people import names
from kith.services.conversations.access import posts_visible_to
from kith.services.conversations.homes import is_elsewhere
from kith.services.conversations.lines import (
    LINE,
    POSTS_A_PAGE,
    THREADS_A_PAGE,
    Line,
    lines,
    newest_in,
    newest_on,
    page_of,
    unanswered,
    waiting,
)
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.versions import REVISIONS_A_PAGE, revisions_of, version_of
from kith.services.conversations.writers import Writer, people_in

__all__ = [
    "LINE",
    "POSTS_A_PAGE",
    "REVISIONS_A_PAGE",
    "THREADS_A_PAGE",
    "Line",
    "Opening",
    "PostLine",
    "Writer",
    "last_change_of",
    "lines",
    "newest_in",
    "newest_on",
    "opening",
    "page_of",
    "people_in",
    "post_named",
    "posts_between",
    "posts_on_page",
    "revisions_of",
    "thread_here",
    "thread_named",
    "unanswered",
    "version_of",
    "waiting",
]


@dataclass(frozen=True, slots=True)
class Opening:
    """A thread as the page of it needs it, with how far its reader got (0: never opened).

    is_hidden: out of sight of all but who started it.

    draft: what its reader began to answer. thanked: the positions of the posts its reader thanked
    for, with commas. hushed: whether they want no word at their reply box. is_closed: to
    replies. is_tended: more than its title stands at its head. unnamed: the positions of the posts its reader
    wrote without their name, with commas.
    """

    pk: int
    key: str
    community_id: int
    audience_id: int
    level: str
    host_kind: str
    host_id: int
    kind: str
    state: str
    title: str
    started_by_id: int
    post_count: int
    version: int
    read: int
    is_hidden: bool
    draft: str = ""
    thanked: str | None = None
    hushed: bool = False
    is_closed: bool = False
    is_tended: bool = False
    unnamed: str | None = None

    @property
    def own_unnamed(self) -> frozenset[int]:
        """The positions of the posts its reader wrote without their name."""
        return frozenset(map(int, self.unnamed.split(","))) if self.unnamed else frozenset()

    @property
    def thanked_for(self) -> frozenset[int]:
        """The positions of the posts its reader thanked for."""
        return frozenset(map(int, self.thanked.split(","))) if self.thanked else frozenset()


_OPENING = """SELECT t.id, t.key, t.community_id, t.audience_id, a.level, t.host_kind, t.host_id, t.kind,
 t.state, t.title, t.started_by_id, t.post_count, t.version, COALESCE(r.position, 0),
 EXISTS(SELECT 1 FROM conversations_hiding h JOIN conversations_post p ON p.id = h.post_id
  WHERE h.thread_id = t.id AND p.position = 1), COALESCE(d.text, ''),
 (SELECT {join} FROM conversations_thanks k JOIN conversations_post p ON p.id = k.post_id
  WHERE k.by_id = %s AND k.thread_id = t.id),
 EXISTS(SELECT 1 FROM conversations_hush q WHERE q.person_id = %s), t.closed_at IS NOT NULL, t.is_tended,
 (SELECT {join} FROM unnamed_seal u JOIN conversations_post p ON p.id = u.post_id
  WHERE u.person_id = %s AND p.thread_id = t.id)
 FROM conversations_thread t JOIN communities_audience a ON a.id = t.audience_id
 LEFT JOIN conversations_readingposition r ON r.thread_id = t.id AND r.person_id = %s
 LEFT JOIN drafts_draft d ON d.place = 'reply:' || t.key AND d.person_id = %s
 WHERE t.key = %s AND t.community_id = %s"""


def opening(key: str, viewer: Any) -> Opening | None:
    """Return a thread of the community its viewer stands in, if they may read it: one statement."""
    if not is_key(key):
        return None
    with connection.cursor() as cursor:
        cursor.execute(_statement(), [*[viewer.person_id or 0] * 5, key, viewer.standing.community.pk])
        row = cursor.fetchone()
    thread = Opening(*row) if row else None
    if thread is None or (thread.is_hidden and thread.started_by_id != viewer.person_id):
        return None
    return thread if sees(viewer, thread.level, thread.started_by_id, thread.audience_id) else None


@cache
def _statement() -> str:
    postgres = connection.vendor == "postgresql"
    return _OPENING.format(
        join="string_agg(CAST(p.position AS varchar), ',')" if postgres else "group_concat(p.position)"
    )


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post as its page shows it. hidden: only its place is shown, and no word or name.

    helped: whether who asked says it helped; the id of the row that says so. unnamed: it bears no name.
    """

    pk: int
    key: str
    position: int
    author_id: int
    author: str
    author_key: str
    pointer: str
    html: str
    attachments: list
    posted_at: datetime
    edited_at: datetime | None
    format: str
    hidden: bool = False
    helped: int | None = None
    unnamed: bool = False

    @property
    def first_name(self) -> str:
        return names.first_name(self.author)

    @property
    def initials(self) -> str:
        return names.initials(self.author)

    @property
    def rim(self) -> int:
        return names.rim(self.author_key)


_POST = (
    "pk",
    "key",
    "position",
    "author_id",
    "author__name",
    "author__key",
    "author__pointer",
    "html",
    "attachments",
    "posted_at",
    "edited_at",
    "format",
    "hiding",
    "helping",
    "is_unnamed",
)
_NOTHING = {"author": "", "author_key": "", "pointer": "", "html": "", "attachments": []}


def posts_on_page(thread: Thread | Opening, page: int) -> list[PostLine]:
    """Return the posts of one page of a thread its reader has been let into, oldest first."""
    first = (page - 1) * POSTS_A_PAGE + 1
    return posts_between(thread, first, first + POSTS_A_PAGE - 1)


def posts_between(thread: Thread | Opening, first: int, last: int) -> list[PostLine]:
    """Return the posts from one position to another of a thread its reader has been let into."""
    posts = Post.objects.filter(thread=thread.pk, position__gte=first, position__lte=last)
    lines = (PostLine(*row) for row in posts.order_by("position").values_list(*_POST))
    return [replace(line, hidden=True, **_NOTHING) if line.hidden else line for line in lines]


def thread_named(key: str, person: Any) -> Thread | None:
    """Return the thread with this public key if this person may read it, else None."""
    if not is_key(key):
        return None
    threads = Thread.objects.visible_to(person).select_related("audience", "community")
    return threads.filter(key=key).first()


def thread_here(key: str, viewer: Any) -> Thread | None:
    """Return the thread of the community its viewer stands in, if they may read it, else None."""
    found = thread_named(key, viewer)
    if found is None or found.community_id != viewer.standing.community.pk:
        return None
    return None if is_elsewhere(found.host_kind) else found


def post_named(key: str, person: Any) -> Post | None:
    """Return the post with this public key if this person may read its thread, else None."""
    if not is_key(key):
        return None
    posts = posts_visible_to(person).select_related("thread__audience__group", "community", "author")
    return posts.filter(key=key).first()


def last_change_of(post: Post) -> dict | None:
    """Return who changed a post last, and when (who, replaced_at), or None."""
    rows = post.revisions.order_by("-replaced_at", "-id").annotate(who=models.F("by__name"))
    return rows.values("who", "replaced_at").first()
