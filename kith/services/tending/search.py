"""What can be found here: what conversations came to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.models import Post, Thread, hidden_threads
from kith.services.search.actions.indexing import forget
from kith.services.search.declarations import Document, Searchable, Showing, Touched
from kith.services.tending.actions.summing import KIND
from kith.services.tending.models import Synopsis
from kith.services.tending.synopses import Summed, summed

THREAD, POST = "conversations.thread", "conversations.post"
# The lasting address of a thread; whatever room shows it answers there.
ADDRESS = "/c/{slug}/conversations/{key}/"


def documents(touched: Sequence[Touched]) -> Iterator[Document]:
    """Yield a document for each synopsis that was touched, or whose conversation was, or a post of that."""
    own = {each.pk for each in touched if each.kind == KIND}
    threads = {each.pk for each in touched if each.kind == THREAD}
    posts = {each.pk for each in touched if each.kind == POST}
    threads |= set(Post.objects.filter(pk__in=posts).values_list("thread", flat=True))
    rows = Synopsis.objects.filter(Q(pk__in=own) | Q(thread__in=threads), is_current=True)
    found = list(rows.select_related("thread", "by").order_by("pk"))
    hidden = set(
        hidden_threads().filter(thread__in={row.thread_id for row in found}).values_list("thread", flat=True)
    )
    for row, one in zip(found, summed(found), strict=True):
        if one.lines and row.thread_id not in hidden:
            yield _document(row, one)
        else:
            forget(KIND, [row.pk])


def _document(row: Synopsis, one: Summed) -> Document:
    thread = row.thread
    return Document(
        subject_id=row.pk,
        community_id=thread.community_id,
        audience_id=thread.audience_id,
        written_at=row.at,
        title=thread.title,
        body=_text(one),
        owner_id=thread.started_by_id,
        helpful=thread.state == Thread.State.ANSWERED,
        author_id=row.by_id,
    )


def _text(one: Summed) -> str:
    return "\n".join(line.text for line in one.lines)


def show(person: Any, ids: Sequence[int]) -> Mapping[int, Showing]:
    """Return those of these synopses that this person may read, as a page of findings shows them."""
    threads = threads_visible_to(person).values("pk")
    rows = Synopsis.objects.filter(pk__in=ids, is_current=True, thread__in=threads)
    found = list(rows.select_related("thread__community", "by").order_by("pk"))
    return {row.pk: _showing(row, one) for row, one in zip(found, summed(found), strict=True) if one.lines}


def _showing(row: Synopsis, one: Summed) -> Showing:
    community = row.thread.community
    return Showing(
        title=_("%(title)s, in a few lines") % {"title": row.thread.title},
        text=_text(one),
        href=ADDRESS.format(slug=community.slug, key=row.thread.key),
        by=one.by,
        written_at=one.at,
        community_slug=community.slug,
        community_name=community.name,
    )


SEARCHABLE = [
    Searchable(
        kind=KIND,
        verbs=(
            "tending.summed_up",
            "conversations.hidden",
            "conversations.shown",
            "conversations.moved",
            "conversations.rehung",
            "conversations.split",
            "conversations.joined",
            "conversations.settled",
            "conversations.reopened",
        ),
        documents=documents,
        show=show,
    )
]
