"""What pages read of conversations: a few tight statements, always through the reader's rule."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import connection, models
from django.db.models import F

from kith.base.kit.ids import is_key
from kith.members.communities.access import sees
from kith.members.communities.models import Community
from kith.members.people import names
from kith.services.conversations.access import posts_visible_to
from kith.services.conversations.models import Post, ReadingPosition, Thread

POSTS_A_PAGE = 20
THREADS_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A conversation as a list shows it. position: how far its reader got, or None."""

    pk: int
    key: str
    slug: str
    community_name: str
    glaze: str
    title: str
    kind: str
    state: str
    started_by_id: int
    by: str
    started_at: datetime
    last_post_at: datetime
    last_post_by: str
    post_count: int
    minutes: int
    position: int | None = None

    @property
    def new_posts(self) -> int:
        """How many posts came since its reader looked; 0 for one they never opened."""
        return 0 if self.position is None else max(0, self.post_count - self.position)

    @property
    def page_to_read(self) -> int:
        """The page on which its reader goes on."""
        return page_of((self.position or 0) + 1) if self.new_posts else 1


LINE = (
    "pk",
    "key",
    "community__slug",
    "community__name",
    "community__glaze",
    "title",
    "kind",
    "state",
    "started_by_id",
    "started_by__name",
    "started_at",
    "last_post_at",
    "last_post_by__name",
    "post_count",
    "minutes",
)


def page_of(position: int) -> int:
    """Return the page that holds the post at a position."""
    return (max(position, 1) - 1) // POSTS_A_PAGE + 1


def newest(
    threads: models.QuerySet[Thread], person: Any, page: int = 1, count: int = THREADS_A_PAGE
) -> list[Line]:
    """Return a page of lines, last touched first; one line more than `count` when there is another page."""
    start = (page - 1) * count
    return lines(threads.order_by("-last_post_at", "-id")[start : start + count + 1], person)


def unanswered(threads: models.QuerySet[Thread]) -> models.QuerySet[Thread]:
    """Keep the open questions that nobody but their asker has written in."""
    return threads.filter(kind=Thread.Kind.QUESTION, first_reply_at=None, state=Thread.State.OPEN)


def waiting(community: Community, person: Any, count: int = THREADS_A_PAGE, start: int = 0) -> list[Line]:
    """Return `count` questions from `start` on that wait for a first reply, oldest first."""
    threads = unanswered(Thread.objects.visible_to(person).filter(community=community))
    return lines(threads.order_by("started_at", "id")[start : start + count], person)


def lines(threads: models.QuerySet[Thread], person: Any) -> list[Line]:
    """Return lines for threads, in their order, with this reader's positions: two statements."""
    rows = list(threads.values_list(*LINE))
    places = positions([row[0] for row in rows], person)
    return [Line(*row, position=places.get(row[0])) for row in rows]


def positions(thread_ids: Sequence[int], person: Any) -> dict[int, int]:
    """Return how far a reader got in each of these threads."""
    pk = getattr(person, "pk", None)
    if pk is None or not thread_ids:
        return {}
    read = ReadingPosition.objects.filter(person=pk, thread__in=thread_ids)
    return dict(read.values_list("thread", "position"))


@dataclass(frozen=True, slots=True)
class Opening:
    """A thread as the page of it needs it, with how far its reader got (0: never opened).

    is_hidden: out of sight of all but who started it.
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


_OPENING = """SELECT t.id, t.key, t.community_id, t.audience_id, a.level, t.host_kind, t.host_id, t.kind,
 t.state, t.title, t.started_by_id, t.post_count, t.version, COALESCE(r.position, 0),
 EXISTS(SELECT 1 FROM conversations_hiding h JOIN conversations_post p ON p.id = h.post_id
  WHERE h.thread_id = t.id AND p.position = 1)
 FROM conversations_thread t JOIN communities_audience a ON a.id = t.audience_id
 LEFT JOIN conversations_readingposition r ON r.thread_id = t.id AND r.person_id = %s
 WHERE t.key = %s AND t.community_id = %s"""


def opening(key: str, viewer: Any) -> Opening | None:
    """Return a thread of the community its viewer stands in, if they may read it: one statement."""
    if not is_key(key):
        return None
    with connection.cursor() as cursor:
        cursor.execute(_OPENING, [viewer.person_id or 0, key, viewer.standing.community.pk])
        row = cursor.fetchone()
    thread = Opening(*row) if row else None
    if thread is None or (thread.is_hidden and thread.started_by_id != viewer.person_id):
        return None
    return thread if sees(viewer, thread.level, thread.started_by_id, thread.audience_id) else None


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post as its page shows it. hidden: only its place is shown, and no word or name."""

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
)
_NOTHING = {"author": "", "author_key": "", "pointer": "", "html": "", "attachments": []}


def posts_on_page(thread: Thread | Opening, page: int) -> list[PostLine]:
    """Return the posts of one page of a thread its reader has been let into, oldest first."""
    first = (page - 1) * POSTS_A_PAGE + 1
    posts = Post.objects.filter(thread=thread.pk, position__gte=first, position__lt=first + POSTS_A_PAGE)
    lines = (PostLine(*row) for row in posts.order_by("position").values_list(*_POST))
    return [replace(line, hidden=True, **_NOTHING) if line.hidden else line for line in lines]


def people_in(thread: Thread | Opening, count: int = 12) -> list[tuple[str, str]]:
    """Return (name, key) of who wrote in a thread, first to speak first; not more than `count`."""
    authors = (
        Post.objects.filter(thread=thread.pk, hiding=None)
        .values("author__name", "author__key")
        .annotate(first=models.Min("position"))
        .order_by("first")
    )
    return list(authors.values_list("author__name", "author__key")[:count])


def thread_named(key: str, person: Any) -> Thread | None:
    """Return the thread with this public key if this person may read it, else None."""
    if not is_key(key):
        return None
    threads = Thread.objects.visible_to(person).select_related("audience", "community")
    return threads.filter(key=key).first()


def post_named(key: str, person: Any) -> Post | None:
    """Return the post with this public key if this person may read its thread, else None."""
    if not is_key(key):
        return None
    posts = posts_visible_to(person).select_related("thread", "thread__audience", "community", "author")
    return posts.filter(key=key).first()


def revisions_of(post: Post) -> list[dict]:
    """Return what a post said before, newest first: by, written_at, replaced_at, html."""
    rows = post.revisions.filter(withheld_at=None).order_by("-replaced_at", "-id").annotate(who=F("by__name"))
    return list(rows.values("who", "written_at", "replaced_at", "html")[:50])
