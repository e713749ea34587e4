from kith.services.feed.models.item import FeedItem

__all__ = ["FeedItem"]
