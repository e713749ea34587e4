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
from kith.services.tending.synopses import Summed, current


def rows(lines: Iterable[Line], zone: str) -> Markup:
    """Return the rows of a list. zone: of its reader."""
    language = get_language()
    lines = list(lines)
    # Asked only where something stands at the head of one of them: of other lists it takes no statement.
    summed = current(line.pk for line in lines if line.is_tended)
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
            line.closed_at is not None,
            _came_to(summed.get(line.pk)),
        )
        for line in lines
    )
    return Markup("").join(made)


def _came_to(summed: Summed | None) -> str:
    return summed.lines[0].text if summed and summed.lines else ""


@lru_cache(maxsize=5_000)
def _row(language: str, *words: str | int | bool) -> Markup:
    template = engines["kith"].env.get_template("forums/boards/_row.html").module
    return template.row(*words)
