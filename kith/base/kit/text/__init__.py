"""Turns what people wrote into safe HTML, and into words to search. No models, no Django, no network.

Two formats are kept (RULINGS 12): "markdown", typed here, and "mail", a plain-text mail body.
Raise RENDERER_VERSION whenever the HTML for the same source changes, so that a job can render again.
"""

from collections.abc import Mapping

from kith.base.kit.text.mail import render_mail
from kith.base.kit.text.markdown import render_markdown
from kith.base.kit.text.plain import minutes_to_read, searchable_text
from kith.base.kit.text.shown import shown_words

RENDERER_VERSION = 4
FORMATS = ("markdown", "mail")

__all__ = [
    "FORMATS",
    "RENDERER_VERSION",
    "minutes_to_read",
    "render",
    "render_mail",
    "render_markdown",
    "searchable_text",
    "shown_words",
]


def render(source: str, format: str, people: Mapping[str, str] | None = None) -> str:
    """Return safe HTML for source; raise ValueError for a format that is not one of FORMATS.

    people: where "@" and a name leads to, by the name; a mail names nobody so.
    """
    if format == "markdown":
        return render_markdown(source, people)
    if format == "mail":
        return render_mail(source)
    raise ValueError(f"unknown text format: {format!r}")
