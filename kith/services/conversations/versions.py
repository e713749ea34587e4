"""What a post said before, and what it says now: its versions, the oldest first from 1."""

from datetime import datetime

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from kith.base.kit.leaves import rows_on
from kith.services.conversations.models import Post

REVISIONS_A_PAGE = 50


def revisions_of(post: Post, page: int = 1) -> list[dict]:
    """Return a page of what a post said before, newest first: number (1 for the oldest), by, written_at,
    replaced_at, html; one more if more follow."""
    rows = post.revisions.filter(withheld_at=None).order_by("-replaced_at", "-id").annotate(who=F("by__name"))
    rows = rows.annotate(number=Window(RowNumber(), order_by=[F("replaced_at").asc(), F("id").asc()]))
    return rows_on(rows.values("number", "who", "written_at", "replaced_at", "html"), page, REVISIONS_A_PAGE)


def version_of(post: Post, number: int) -> tuple[str, datetime] | None:
    """Return what a post said in its version of this number, as it was typed, and since when; None for none.

    The version after the last that was replaced is what it says now.
    """
    rows = post.revisions.filter(withheld_at=None).order_by("replaced_at", "id")
    found = list(rows.values_list("source", "written_at")[max(number, 1) - 1 : max(number, 1)])
    if found:
        return found[0]
    is_next = number == rows.count() + 1
    return (post.source, post.edited_at or post.posted_at) if is_next else None
