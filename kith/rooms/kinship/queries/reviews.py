"""What pages read of where a community says it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.base.kit.ids import is_key
from kith.base.kit.leaves import rows_on
from kith.members.communities.models import Community
from kith.members.people.queries import Face
from kith.rooms.kinship.access import reviews_visible_to
from kith.rooms.kinship.models import Review, View

COUNT = 30  # of a page


@dataclass(frozen=True, slots=True)
class Said:
    """The stage a community claimed last: which, when, why, and when it means to ask itself again."""

    stage: str
    at: datetime
    why: str
    again_at: datetime
    review: Review


@dataclass(frozen=True, slots=True)
class Seen:
    """How one member sees it."""

    face: Face
    differs: bool
    words: str
    at: datetime
    is_mine: bool


def stage(community: Community) -> Said | None:
    """Return the stage a community claimed last, or None where it has claimed none. Nothing works it out."""
    last = Review.objects.filter(community=community, claimed_at__isnull=False)
    review = last.order_by("-claimed_at", "-id").first()
    if review is None or review.claimed_at is None:
        return None
    return Said(review.stage, review.claimed_at, review.why, review.again_at, review)


def reviews(community: Community, page: int = 1) -> list[Review]:
    """Return a page of what was claimed, newest first; one more if more follow. Anyone may read it."""
    rows = Review.objects.filter(community=community, claimed_at__isnull=False)
    return rows_on(rows.select_related("claimed_by").order_by("-claimed_at", "-id"), page, COUNT)


def open_review(community: Community, viewer: Any) -> Review | None:
    """Return the review that is open, if this viewer may read it."""
    rows = reviews_visible_to(viewer).filter(community=community, claimed_at=None, let_go_at=None)
    return rows.select_related("community", "opened_by").first()


def review_named(key: str, community: Community, viewer: Any) -> Review | None:
    """Return a review by its public key, if this viewer may read it."""
    if not is_key(key):
        return None
    rows = reviews_visible_to(viewer).filter(community=community, key=key)
    return rows.select_related("community", "opened_by", "claimed_by").first()


def views_of(review: Review, viewer: Any, page: int = 1) -> list[Seen]:
    """Return a page of how members see it, oldest first; one more if more follow."""
    rows = View.objects.filter(review=review).select_related("person").order_by("at", "id")
    return [
        Seen(
            Face.of(row.person), row.kind == View.Kind.DIFFERS, row.words, row.at, row.person_id == viewer.pk
        )
        for row in rows_on(rows, page, COUNT)
    ]
