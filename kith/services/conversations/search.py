"""What can be found of conversations: every post, by its thread's title and its own words."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from django.db.models import Min, Q
from django.utils.translation import gettext_lazy as _

from kith.base.kit.text import searchable_text, shown_words
from kith.services.conversations.access import posts_visible_to
from kith.services.conversations.models import Post, Thread, hidden_threads
from kith.services.search.declarations import Document, Searchable, Showing, Sort, Touched

KIND = "conversations.post"
THREAD = "conversations.thread"
# The lasting address of a post; whatever room shows its thread answers there.
ADDRESS = "/posts/{key}/"

_INDEXED = (
    "pk",
    "community_id",
    "thread__audience_id",
    "thread__started_by_id",
    "thread__state",
    "thread__title",
    "source",
    "format",
    "posted_at",
    "thread__kind",
    "author_id",
    "helping",
)
_SHOWN = (
    "pk",
    "key",
    "html",
    "posted_at",
    "thread__title",
    "author__name",
    "community__slug",
    "community__name",
)


def documents(touched: Sequence[Touched]) -> Iterator[Document]:
    """Yield a document for each post that was touched: for every post of a thread that was settled."""
    posts = {each.pk for each in touched if each.kind == KIND}
    started = {each.pk for each in touched if each.kind == THREAD and each.verb == "conversations.started"}
    whole = {each.pk for each in touched if each.kind == THREAD and each.verb != "conversations.started"}
    rows = Post.objects.filter(Q(pk__in=posts | _openings(started)) | Q(thread__in=whole))
    rows = rows.filter(hiding=None).exclude(thread__in=hidden_threads())
    for row in rows.values_list(*_INDEXED):
        pk, community, audience, starter, state, title, source, written_as, at, kind, author, helped = row
        yield Document(
            subject_id=pk,
            community_id=community,
            audience_id=audience,
            written_at=at,
            title=title,
            body=searchable_text(source, written_as),
            # What only its author may see is a whole thread, so its starter.
            owner_id=starter,
            helpful=helped is not None or state == Thread.State.ANSWERED,
            sort=state if kind == Thread.Kind.QUESTION else kind,
            author_id=author,
        )


def _openings(threads: Set[int]) -> set[int]:
    # The post that opened a thread was written first; its place may have changed since.
    firsts = Post.objects.filter(thread__in=threads).values("thread").annotate(first=Min("pk"))
    return set(firsts.values_list("first", flat=True)) if threads else set()


def show(person: Any, ids: Sequence[int]) -> Mapping[int, Showing]:
    """Return those of these posts that this person may read, as a page of findings shows them."""
    rows = posts_visible_to(person).filter(pk__in=ids).values_list(*_SHOWN)
    return {
        pk: Showing(
            title=title,
            # Of what was rendered once: to read Markdown again would cost more than all else on the page.
            text=shown_words(html),
            href=ADDRESS.format(key=key),
            by=author,
            written_at=at,
            community_slug=slug,
            community_name=name,
        )
        for pk, key, html, at, title, author, slug, name in rows
    }


_KIND, _STATE = Thread.Kind, Thread.State
SORTS = (
    Sort("question", _("Questions"), (_STATE.OPEN, _STATE.ANSWERED)),
    Sort("answered", _("Questions that were answered"), (_STATE.ANSWERED,)),
    Sort("open", _("Questions still open"), (_STATE.OPEN,)),
    Sort("discussion", _("Discussions"), (_KIND.DISCUSSION,)),
    Sort("story", _("Stories"), (_KIND.STORY,)),
    Sort("news", _("News"), (_KIND.NEWS,)),
)

SEARCHABLE = [
    Searchable(
        kind=KIND,
        verbs=(
            "conversations.started",
            "conversations.replied",
            "conversations.edited",
            "conversations.settled",
            "conversations.reopened",
            "conversations.helped",
            "conversations.helped_no_more",
            "conversations.hidden",
            "conversations.moved",
            "conversations.shown",
            "conversations.rehung",
            "conversations.split",
            "conversations.joined",
        ),
        documents=documents,
        show=show,
        sorts=SORTS,
    )
]
