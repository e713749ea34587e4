"""What a process remembers from one page to the next, and how to make it forget."""

from django.core.cache import cache

from kith.base.kit import places
from kith.base.ui import drawing
from kith.rooms.forums import pieces


def forget() -> None:
    """Let nothing that was remembered be shown again: ids come round, and a test may change the language."""
    cache.clear()
    pieces.forget()
    drawing.forget()
    places.forget()
