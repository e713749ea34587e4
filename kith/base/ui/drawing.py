"""The frame round a page: each part of it is drawn once for everyone to whom it looks the same.

A part is named by all that it is made of. So two readers who are offered different places never share one,
and what changes is drawn anew.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache

from django.utils.translation import get_language
from markupsafe import Markup


def drawn(macro: Callable[..., Markup], *made_of: Hashable) -> Markup:
    """Return what a macro without context makes of these, in the language at hand; the same is drawn once."""
    return _drawn(get_language(), macro, made_of)


@lru_cache(maxsize=1_000)
def _drawn(_language: str | None, macro: Callable[..., Markup], made_of: tuple[Hashable, ...]) -> Markup:
    return macro(*made_of)


def forget() -> None:
    """Draw everything anew from here on."""
    _drawn.cache_clear()
