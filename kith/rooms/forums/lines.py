"""Rows of conversations, each made once for the same words and used again.

A row holds nothing but what the statement of this very request gave its reader, and is remembered by all of
it: whoever is shown different words gets another row. So it needs no audience of its own (TRUST B4).
"""

from collections.abc import Iterable
from functools import lru_cache

from django.template import engines
from django.utils.translation import get_language
from markupsafe import Markup

from kith.base.kit.dates import since
from kith.services.conversations.queries import Line


def rows(lines: Iterable[Line], zone: str) -> Markup:
    """Return the rows of a list. zone: of its reader."""
    language = get_language()
    made = (
        _row(
            language,
            line.slug,
            line.key,
            line.title,
            line.by,
            since(line.last_post_at, zone),
            line.minutes,
            line.state == "answered",
            line.new_posts > 0,
        )
        for line in lines
    )
    return Markup("").join(made)


@lru_cache(maxsize=5_000)
def _row(language: str, *words: str | int | bool) -> Markup:
    template = engines["kith"].env.get_template("forums/boards/_row.html").module
    return template.row(*words)
