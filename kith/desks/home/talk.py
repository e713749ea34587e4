"""Conversations as the home pages list them: prepared statements, each with its reader's place in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from kith.base.kit.clock import now
from kith.base.kit.prepared import Prepared
from kith.desks.home.queries import belonging
from kith.members.communities.looking_after import asked_in
from kith.members.communities.models import Community
from kith.members.people.viewer import Viewer
from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.lines import reached
from kith.services.conversations.models import ReadingPosition, Thread
from kith.services.conversations.queries import Line, unanswered

FORTNIGHT = timedelta(days=14)
# A question is offered to everyone for a season; then it rests on its community's page (RULINGS 36).
SEASON = timedelta(days=90)

WAITING_HERE, TALK_HERE = 4, 6
WAITING_FOR, MOVED = 20, 45


@dataclass(frozen=True, slots=True)
class News:
    """The one conversation to name when a community has something new."""

    community: int
    slug: str
    key: str
    title: str
    at: datetime


def _seen_by(person: int | None) -> QuerySet[Thread]:
    return threads_visible_to(Viewer(person))


def _waiting(threads: QuerySet[Thread]) -> QuerySet[Thread]:
    return unanswered(threads).order_by("started_at", "id")


def _unread(person: int, since: datetime) -> QuerySet[Thread]:
    """Keep what was touched after `since`, by somebody else, and that this person has not read to its end."""
    read = ReadingPosition.objects.filter(
        person=person, thread=OuterRef("pk"), position__gte=OuterRef("post_count")
    )
    threads = _seen_by(person).filter(~Exists(read), last_post_at__gt=since).exclude(last_post_by=person)
    return threads.order_by("-last_post_at", "-id")


def _newest_here(person: int | None, community: int) -> QuerySet:
    threads = _seen_by(person).filter(community=community).order_by("-last_post_at", "-id")
    return reached(threads, person)[: TALK_HERE + WAITING_HERE]


def _news(person: int, since: datetime) -> QuerySet:
    inside = _unread(person, since).filter(community=OuterRef("pk")).values("pk")[:1]
    found = Community.objects.filter(pk__in=belonging(person)).annotate(newest=Subquery(inside))
    threads = _seen_by(person).filter(pk__in=found.values("newest"))
    return threads.values_list("community", "community__slug", "key", "title", "last_post_at")


_WAITING_HERE = Prepared(
    lambda person, community: reached(_waiting(_seen_by(person).filter(community=community)), person)[
        : WAITING_HERE + 1
    ],
    person=int,
    community=int,
)
_NEWEST_HERE = Prepared(_newest_here, person=int, community=int)
_WAITING_FOR = Prepared(
    lambda person, since, moment: reached(
        _waiting(_seen_by(person))
        .filter(community__in=asked_in(person, moment), started_at__gt=since)
        .exclude(started_by=person),
        person,
    )[:WAITING_FOR],
    person=int,
    since=datetime,
    moment=datetime,
)
_MOVED = Prepared(
    lambda person, since, moment: reached(
        _unread(person, since).filter(community__in=asked_in(person, moment)), person
    )[:MOVED],
    person=int,
    since=datetime,
    moment=datetime,
)
_NEWS = Prepared(_news, person=int, since=datetime)


def waiting_here(viewer: Viewer, community: Any) -> list[Line]:
    """Return a community's open questions that nobody has answered, oldest first, one more than is shown."""
    return _read(_WAITING_HERE.rows(person=viewer.person_id, community=community.pk))


def newest_here(viewer: Viewer, community: Any) -> list[Line]:
    """Return a community's conversations, last touched first; enough of them when who waits is left out."""
    return _read(_NEWEST_HERE.rows(person=viewer.person_id, community=community.pk))


def waiting_for(viewer: Viewer) -> list[Line]:
    """Return the unanswered questions in the viewer's communities, oldest first, without their own.

    None older than a season, and none from where they are away.
    """
    moment = now()
    return _read(_WAITING_FOR.rows(person=viewer.person_id, since=moment - SEASON, moment=moment))


def moved(viewer: Viewer, since: datetime) -> list[Line]:
    """Return what is new or has moved in the viewer's communities since they looked, last touched first."""
    return _read(_MOVED.rows(person=viewer.person_id, since=since, moment=now()))


def news(viewer: Viewer, since: datetime) -> dict[int, News]:
    """Return, by community id, the newest conversation that is new or has moved since the viewer looked.

    A community with nothing new is left out.
    """
    found = [News(*row) for row in _NEWS.rows(person=viewer.person_id, since=since)]
    return {one.community: one for one in found}


def _read(rows: list[tuple]) -> list[Line]:
    return [Line(*row) for row in rows]
