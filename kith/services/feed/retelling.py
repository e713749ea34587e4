"""Telling a subject again, when the newest that the feed tells of it is out of sight or back."""

from datetime import datetime

from kith.services.feed.models import FeedItem


def retell(subject: tuple[str, int], *, verb: str, by: int, at: datetime, audience: int) -> None:
    """Let the item of a subject (kind, id) speak of this to an audience (id), in the caller's transaction.

    Without an item, there is none.
    """
    kind, pk = subject
    told = FeedItem.objects.filter(subject_kind=kind, subject_id=pk)
    told.update(verb=verb, by=by, at=at, audience=audience)


def tell_no_more(subject: tuple[str, int]) -> None:
    """Take what the feed tells of a subject (kind, id) out of it, in the caller's transaction."""
    kind, pk = subject
    FeedItem.objects.filter(subject_kind=kind, subject_id=pk).delete()
