"""Putting the index in order."""

from kith.services.search.index import index


def tidy() -> None:
    """Put the index in order, so that words that were deleted leave no trace in it."""
    index().tidy()
