"""Telling a subject again, when the newest that the feed tells of it is out of sight or back."""

from datetime import datetime

from kith.services.feed.models import FeedItem


def retell(subject: tuple[str, int], *, verb: str, by: int, at: datetime) -> None:
    """Let the item of a subject (kind, id) speak of this, in the caller's transaction; without one, none."""
    kind, pk = subject
    FeedItem.objects.filter(subject_kind=kind, subject_id=pk).update(verb=verb, by=by, at=at)
