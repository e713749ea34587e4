"""Somebody goes: with or without what they wrote. What others wrote stays, and no longer names them."""

from collections.abc import Iterable

from django.db.models import F, Q

from kith.base.kit.text import RENDERER_VERSION, render
from kith.members.people import mentions
from kith.members.people.departing import PIECE, Going, removed_words
from kith.services.conversations.actions.unsealing import let_go_of_theirs
from kith.services.conversations.models import (
    Hush,
    Move,
    Post,
    ReadingPosition,
    Revision,
    Thanks,
    Thread,
    ThreadTransition,
)
from kith.services.conversations.naming import naming_in
from kith.services.conversations.quoting import without_quotes
from kith.services.conversations.search import KIND, documents
from kith.services.moderation.queries import being_looked_into
from kith.services.search.actions import indexing
from kith.services.search.declarations import Touched


def erase(going: Going) -> bool:
    """Do this room's part; see departing."""
    ReadingPosition.objects.filter(person__in=going.ids).delete()
    Hush.objects.filter(person__in=going.ids).delete()
    if not going.is_erased:
        let_go_of_theirs(going.ids)
        return False
    Thanks.objects.filter(Q(by__in=going.ids) | Q(post__author__in=going.ids)).delete()
    if going.takes_words and _take_words(going):
        return True
    let_go_of_theirs(going.ids)
    if _unname_posts(going) or _unname_titles(going):
        return True
    named = mentions.Mentions(going)
    if any(mentions.rewrite(model.objects.all(), ["why"], named) for model in (ThreadTransition, Move)):
        return True
    _show_anew(going)
    return False


def still_held(going: Going) -> bool:
    """Say whether words of theirs stay a while, because somebody still looks into them."""
    return going.takes_words and _to_take(going, held=True).exists()


def _to_take(going: Going, *, held: bool):
    mine = Post.objects.filter(author__in=going.ids).exclude(source__in=["", removed_words()])
    looked_into = being_looked_into(KIND, mine.values_list("pk", flat=True))
    return mine.filter(pk__in=looked_into) if held else mine.exclude(pk__in=looked_into)


def _take_words(going: Going) -> bool:
    """Take the words out of a piece of somebody's posts, and out of quotations of them."""
    chosen = dict(_to_take(going, held=False).order_by("thread", "pk").values_list("pk", "thread")[:PIECE])
    if not chosen:
        for model in (ThreadTransition, Move):
            model.objects.filter(by__in=going.ids).exclude(why="").update(why="")
        return False
    _hold(chosen.values())
    for post in Post.objects.select_for_update().filter(pk__in=chosen).order_by("pk"):
        _take(post, going)
    _index(Post.objects.filter(thread__in=set(chosen.values())))
    return True


def _take(post: Post, going: Going) -> None:
    said = "\n".join([post.source, *post.revisions.values_list("source", flat=True)])
    others = Post.objects.select_for_update().filter(thread=post.thread_id).exclude(author__in=going.ids)
    for other in others.filter(source__contains=">").order_by("pk"):
        _reword(other, without_quotes(other.source, said, removed_words()))
        for old in other.revisions.all():
            _reword(old, without_quotes(old.source, said, removed_words()))
    post.revisions.all().delete()
    post.attachments = []
    post.format = Post.Format.MARKDOWN
    _reword(post, removed_words())
    if post.position == 1:
        Thread.objects.filter(pk=post.thread_id).update(title=removed_words().rstrip("."))


def _unname_posts(going: Going) -> bool:
    """Take the name out of a piece of the posts and revisions that hold it."""
    names = mentions.Mentions(going)
    changed = 0
    for model in (Post, Revision):
        holding = names.anywhere("source")
        rows = model.objects.filter(holding) if holding is not None else model.objects.none()
        for row in rows.order_by("pk").iterator(chunk_size=PIECE):
            if changed < PIECE and names.without(row.source) != row.source:
                _rename(row, names)
                changed += 1
    return changed == PIECE


def _rename(row: Post | Revision, names: mentions.Mentions) -> None:
    if isinstance(row, Revision):
        _reword(row, names.without(row.source))
        return
    _hold([row.thread_id])
    post = Post.objects.select_for_update().get(pk=row.pk)
    post.attachments = names.without(post.attachments)
    _reword(post, names.without(post.source))
    Thread.objects.filter(pk=post.thread_id).update(version=F("version") + 1)
    _index(Post.objects.filter(pk=post.pk))


def _unname_titles(going: Going) -> bool:
    names = mentions.Mentions(going)
    holding = names.anywhere("title")
    rows = Thread.objects.filter(holding) if holding is not None else Thread.objects.none()
    found = [row for row in rows.order_by("pk") if names.without(row.title) != row.title][:PIECE]
    for row in found:
        title = names.without(row.title)[:200]
        Thread.objects.filter(pk=row.pk).update(title=title, version=F("version") + 1)
        _index(Post.objects.filter(thread=row.pk))
    return len(found) == PIECE


def _reword(row: Post | Revision, source: str) -> None:
    if source == row.source:
        return
    thread = (row if isinstance(row, Post) else row.post).thread
    row.source, row.html = source, render(source, row.format, naming_in(thread, source).links)
    if isinstance(row, Post):
        row.renderer = RENDERER_VERSION
    row.save()


def _show_anew(going: Going) -> None:
    """Give every thread that shows a name a new version, so that no page kept before shows the old one."""
    wrote = Post.objects.filter(author__in=going.ids).values("thread")
    shown = Q(started_by__in=going.ids) | Q(last_post_by__in=going.ids) | Q(pk__in=wrote)
    threads = _hold(Thread.objects.filter(shown).values_list("pk", flat=True))
    for start in range(0, len(threads), PIECE):
        part = Thread.objects.filter(pk__in=threads[start : start + PIECE])
        part.update(version=F("version") + 1)


def _hold(threads: Iterable[int]) -> list[int]:
    # Threads before their posts, in order, as everywhere.
    held = Thread.objects.select_for_update().filter(pk__in=set(threads)).order_by("pk")
    return list(held.values_list("pk", flat=True))


def _index(posts) -> None:
    ids = list(posts.values_list("pk", flat=True))
    found = list(documents([Touched("conversations.edited", KIND, pk) for pk in ids]))
    indexing.write(KIND, found)
    # What is out of sight is not found either.
    indexing.forget(KIND, sorted(set(ids) - {document.subject_id for document in found}))
