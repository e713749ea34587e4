"""Taking a post out of sight everywhere at once, putting it back, and throwing its words away."""

from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.text import minutes_to_read, searchable_text
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Group
from kith.services.conversations.actions.counting import count_again
from kith.services.conversations.actions.replying import MAX_MINUTES
from kith.services.conversations.actions.retelling import tell_again
from kith.services.conversations.models import Hiding, Post, Thread
from kith.services.conversations.models.hiding import hidden_threads
from kith.services.conversations.search import KIND
from kith.services.search.actions.indexing import forget


def lock(post_id: int) -> None:
    """Hold the thread of a post, as whoever changes it does."""
    Thread.objects.select_for_update().filter(pk__in=Post.objects.filter(pk=post_id).values("thread")).first()


@transaction.atomic
def hide(post_id: int) -> None:
    """Take a post out of sight of everyone but its author; hidden already, nothing changes.

    An opening post takes its thread along: its title says what it says. Not so between two people.
    """
    thread, post = _held(post_id)
    _hiding, made = Hiding.objects.get_or_create(
        post=post, defaults={"thread": thread, "community_id": post.community_id}
    )
    if made:
        _changed(thread, post, "conversations.hidden", -_minutes(post))
        gone = Post.objects.filter(thread=thread) if takes_along(post) else Post.objects.filter(pk=post.pk)
        forget(KIND, list(gone.values_list("pk", flat=True)))


@transaction.atomic
def show(post_id: int) -> None:
    """Put a post back where it was; not hidden, nothing changes."""
    thread, post = _held(post_id)
    removed, _each = Hiding.objects.filter(post=post).delete()
    if removed:
        _changed(thread, post, "conversations.shown", _minutes(post))


@transaction.atomic
def purge(post_id: int) -> None:
    """Throw away what a hidden post says and said before; its place stays."""
    _thread, post = _held(post_id)
    if Hiding.objects.filter(post=post).exists():
        post.revisions.all().delete()
        Post.objects.filter(pk=post.pk).update(source="", html="", attachments=[])
        if takes_along(post):
            Thread.objects.filter(pk=post.thread_id).update(title="…")


def takes_along(post: Post) -> bool:
    """Say whether a post goes with its thread and its title: it opens one, and not between two people."""
    group = post.thread.audience.group
    return post.position == 1 and (group is None or group.kind != Group.Kind.PAIR)


def _held(post_id: int) -> tuple[Thread, Post]:
    lock(post_id)
    post = Post.objects.select_for_update(of=("self",)).select_related("thread", "community").get(pk=post_id)
    return post.thread, post


def _changed(thread: Thread, post: Post, verb: str, minutes: int) -> None:
    count_again(thread)
    thread.minutes = min(max(thread.minutes + minutes, 1), MAX_MINUTES)
    thread.version += 1
    thread.save()
    tell_again(thread)
    # Nobody may read in the ledger whose post it was.
    audience = audience_of(post.community, Audience.Level.AUTHOR)
    told = (ledger.happening(verb, None, each, audience=audience.pk) for each in _concerned(thread, post))
    ledger.record(*told)


def _concerned(thread: Thread, post: Post) -> list[Thread | Post]:
    """Return what is seen no more, or seen again; a reply to what is out of sight comes back with that."""
    if takes_along(post):
        return [thread, *thread.posts.filter(position__gt=1, hiding=None)]
    return [] if hidden_threads().filter(thread=thread.pk).exists() else [post]


def _minutes(post: Post) -> int:
    return minutes_to_read(searchable_text(post.source, post.format))
