"""What the home pages read: a handful of tight statements, always through the reader's rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from kith.base.kit.clock import now
from kith.desks.home.cloths import band, bands
from kith.members.communities.models import Community
from kith.rooms.forums.queries import boards
from kith.services.conversations import queries as conversations
from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.models import ReadingPosition, Thread
from kith.services.conversations.queries import Line

__all__ = ["Moved", "band", "bands", "general_discussion", "moved", "newest_of_each", "waiting_for"]

FORTNIGHT = timedelta(days=14)
# A question is offered to everyone for a season; then it rests on its community's page (RULINGS 36).
SEASON = timedelta(days=90)


def waiting_for(person: Any, communities: Sequence[Community], count: int = 20) -> list[Line]:
    """Return the open questions of these communities that nobody has answered, oldest first.

    Without the person's own, and without any older than a season. Two statements.
    """
    threads = threads_visible_to(person).filter(
        community__in=[one.pk for one in communities],
        kind=Thread.Kind.QUESTION,
        first_reply_at=None,
        state=Thread.State.OPEN,
        started_at__gt=now() - SEASON,
    )
    asked = threads.exclude(started_by=person.pk).order_by("started_at", "id")
    return conversations.lines(asked[:count], person)


def moved(person: Any, communities: Sequence[Community], since: datetime, count: int = 60) -> list[Line]:
    """Return the conversations that are new or have moved since this person looked, last touched first.

    Only what was touched after `since`, by somebody else. Two statements.
    """
    ids = [one.pk for one in communities]
    threads = _unread(person).filter(community__in=ids, last_post_at__gt=since)
    return conversations.lines(threads.order_by("-last_post_at", "-id")[:count], person)


@dataclass(frozen=True, slots=True)
class Moved:
    """The one conversation to name when a community has something new."""

    key: str
    slug: str
    title: str
    at: datetime


def newest_of_each(person: Any, communities: Sequence[Community], since: datetime) -> dict[int, Moved]:
    """Return, by community id, the newest conversation that is new or has moved since this person looked.

    A community with nothing new is left out. Two statements, however many communities.
    """
    inside = _unread(person).filter(community=OuterRef("pk"), last_post_at__gt=since)
    newest = Subquery(inside.order_by("-last_post_at", "-id").values("pk")[:1])
    found = Community.objects.filter(pk__in=[one.pk for one in communities]).annotate(newest=newest)
    keys = dict(found.exclude(newest=None).values_list("newest", "pk"))
    rows = threads_visible_to(person).filter(pk__in=keys)
    values = rows.values_list("pk", "key", "community__slug", "title", "last_post_at")
    return {keys[pk]: Moved(key, slug, title, at) for pk, key, slug, title, at in values}


def general_discussion(viewer: Any, network: Community | None) -> Community | None:
    """Return the network's row when it has a board that this signed-in viewer may see, else None."""
    return network if network and viewer.is_signed_in and boards(network, viewer) else None


def _unread(person: Any) -> QuerySet[Thread]:
    """Keep the threads this person may read, has not read to the end, and did not speak last in."""
    read = ReadingPosition.objects.filter(
        person=person.pk, thread=OuterRef("pk"), position__gte=OuterRef("post_count")
    )
    return threads_visible_to(person).filter(~Exists(read)).exclude(last_post_by=person.pk)
