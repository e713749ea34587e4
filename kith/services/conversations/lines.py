"""Lists of conversations: each line with its reader's place in it, in one statement."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models import OuterRef, Subquery, Value

from kith.base.kit.prepared import Prepared
from kith.members.communities.models import Community
from kith.members.people.viewer import Viewer
from kith.services.conversations.homes import unlisted
from kith.services.conversations.models import ReadingPosition, Thread

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
    closed_at: datetime | None = None
    is_tended: bool = False
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
    "closed_at",
    "is_tended",
)


def page_of(position: int) -> int:
    """Return the page that holds the post at a position."""
    return (max(position, 1) - 1) // POSTS_A_PAGE + 1


def newest_in(community: int, person: Any, page: int = 1) -> list[Line]:
    """Return a page of a community's lines, last touched first; one more when there is another page."""
    return _newest(person, page, community=community)


def newest_on(host_kind: str, host_id: int, person: Any, page: int = 1) -> list[Line]:
    """Return a page of the lines that hang on a board, an event …, as `newest_in` does."""
    return _newest(person, page, host_kind=host_kind, host_id=host_id)


def _newest(person: Any, page: int, **where: int | str) -> list[Line]:
    statement = _page_of_newest(page)
    return [Line(*row) for row in statement.rows(person=getattr(person, "pk", None), **where)]


@lru_cache(maxsize=50)
def _page_of_newest(page: int) -> Prepared:
    """Return the statement for a page of the newest; a limit is part of it, so each page has its own."""
    start = (page - 1) * THREADS_A_PAGE

    def build(person: int | None, **where: int | str | None) -> models.QuerySet:
        given = {name: value for name, value in where.items() if value is not None}
        threads = Thread.objects.visible_to(Viewer(person)).filter(**given)
        if "community" in given:
            threads = threads.exclude(host_kind__in=unlisted())
        return reached(threads.order_by("-last_post_at", "-id"), person)[start : start + THREADS_A_PAGE + 1]

    return Prepared(build, person=int, community=int, host_kind=str, host_id=int)


def unanswered(threads: models.QuerySet[Thread]) -> models.QuerySet[Thread]:
    """Keep the open questions that nobody but their asker has written in, and that take replies."""
    return threads.filter(
        kind=Thread.Kind.QUESTION, first_reply_at=None, state=Thread.State.OPEN, closed_at=None
    )


def waiting(community: Community, person: Any, count: int = THREADS_A_PAGE, start: int = 0) -> list[Line]:
    """Return `count` questions from `start` on that wait for a first reply, oldest first."""
    threads = unanswered(Thread.objects.visible_to(person).filter(community=community))
    return lines(threads.order_by("started_at", "id")[start : start + count], person)


def lines(threads: models.QuerySet[Thread], person: Any) -> list[Line]:
    """Return lines for threads, in their order, with this reader's places in them: one statement."""
    return [Line(*row) for row in reached(threads, getattr(person, "pk", None))]


def reached(threads: models.QuerySet[Thread], person: int | None) -> models.QuerySet:
    """Return the values of a Line for each thread, with how far this person (id) got in it, or None."""
    place: Any = Value(None, output_field=models.IntegerField())
    if person is not None:
        read = ReadingPosition.objects.filter(person=person, thread=OuterRef("pk"))
        place = Subquery(read.values("position")[:1])
    return threads.annotate(reached=place).values_list(*LINE, "reached")
