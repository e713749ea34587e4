"""What other floors may read of the feed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from kith.members.communities.access import visible_audiences
from kith.members.communities.models import Community
from kith.services.activity import verbs
from kith.services.feed.declarations import Named, told
from kith.services.feed.models import FeedItem

_SPARE = 2  # items fetched at once for each one wanted: some may be about what is gone by now


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, as a feed tells it.

    sentence: whole, in the reader's language. who: the actor's name. title, href: of what it is about,
    empty where the sentence speaks of nothing but its actor.
    """

    sentence: str
    who: str
    title: str
    href: str
    icon: str
    at: datetime
    community_id: int


def recent(person: Any, community: Community | None = None, count: int = 20) -> list[Line]:
    """Return the newest that this person (Person, Viewer or None for a stranger) may see, newest first."""
    items = FeedItem.objects.filter(audience__in=visible_audiences(person).values("pk"))
    if community is not None:
        items = items.filter(community=community)
    items = items.select_related("by").order_by("-at", "-pk")
    found: list[Line] = []
    start, many, more = 0, count * _SPARE, True
    # However much of it is gone, what came before fills its place: a shorter list would tell of it.
    while more and len(found) < count:
        rows = list(items[start : start + many])
        found += _lines(person, rows)
        start, more = start + many, len(rows) == many
    return found[:count]


def _lines(person: Any, rows: Sequence[FeedItem]) -> list[Line]:
    names = _names(person, rows)
    lines = (_line(row, names.get((row.subject_kind, row.subject_id))) for row in rows)
    return [line for line in lines if line is not None]


def _names(person: Any, rows: Sequence[FeedItem]) -> Mapping[tuple[str, int], Named]:
    ids = defaultdict(list)
    for row in rows:
        ids[row.subject_kind].append(row.subject_id)
    names = {}
    for kind, room in ((kind, told(kind)) for kind in ids):
        if room is not None:
            names |= {(kind, pk): named for pk, named in room.named(person, ids[kind]).items()}
    return names


def _line(item: FeedItem, named: Named | None) -> Line | None:
    """Return the line of an item, or None when it speaks of something the reader cannot find any more."""
    verb = verbs.verb(item.verb)
    if named is None and (told(item.subject_kind) is not None or "{what}" in str(verb.sentence)):
        return None
    who = _who(item)
    title = named.title if named else ""
    return Line(
        sentence=str(verb.sentence).format(who=who, what=title),
        who=who,
        title=title,
        href=named.href if named else "",
        icon=verb.icon,
        at=item.at,
        community_id=item.community_id,
    )


def _who(item: FeedItem) -> str:
    if item.by is None:
        return _("Someone")
    return item.by.name if item.by.erased_at is None else _("A former member")
