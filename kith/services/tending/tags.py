"""What pages read of tags: a word is there for whoever may read a conversation that bears it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F

from kith.base.kit.ids import is_key
from kith.members.communities.models import Community
from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.lines import THREADS_A_PAGE, Line, lines
from kith.services.tending.models import Tag, Tagging

MOST = 200


@dataclass(frozen=True, slots=True)
class Word:
    """A tag as a page shows it."""

    key: str
    word: str


def tags_of(thread: int) -> list[Word]:
    """Return the tags that a thread (its id) bears, A to Z."""
    rows = Tagging.objects.filter(thread=thread, tag__community=F("thread__community"))
    return [Word(*row) for row in rows.order_by("tag__folded").values_list("tag__key", "tag__word")]


def tags_in(community: Community, person: Any) -> list[Word]:
    """Return the tags of a community that this person meets on what they may read, A to Z; no counts."""
    rows = Tag.objects.filter(community=community, pk__in=_borne(community, person).values("tag"))
    return [Word(*row) for row in rows.order_by("folded").values_list("key", "word")[:MOST]]


def tag_named(community: Community, key: str, person: Any) -> Tag | None:
    """Return the tag with this key, if this person meets it on anything they may read."""
    if not is_key(key):
        return None
    borne = _borne(community, person).filter(tag__key=key)
    return Tag.objects.filter(community=community, key=key, pk__in=borne.values("tag")).first()


def lines_with(tag: Tag, person: Any, page: int = 1) -> list[Line]:
    """Return a page of the conversations that bear a tag, of those this person may read, last touched first;
    one more if more follow."""
    start = (page - 1) * THREADS_A_PAGE
    borne = Tagging.objects.filter(tag=tag).values("thread")
    threads = threads_visible_to(person).filter(pk__in=borne, community=tag.community_id)
    return lines(threads.order_by("-last_post_at", "-id")[start : start + THREADS_A_PAGE + 1], person)


def _borne(community: Community, person: Any) -> Any:
    threads = threads_visible_to(person).filter(community=community).values("pk")
    return Tagging.objects.filter(community=community, thread__in=threads)
