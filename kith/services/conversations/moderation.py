"""What can be spoken up about in conversations: every post, the opening one with its thread."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from kith.base.kit.ledger import kind_of
from kith.services.conversations import queries
from kith.services.conversations.actions import hiding
from kith.services.conversations.actions.mending import mend
from kith.services.conversations.models import Post
from kith.services.moderation.declarations import Reportable, Thing

# The lasting address of a post; whatever room shows its thread answers there.
ADDRESS = "/posts/{key}/"


def found(person: Any, key: str) -> Thing | None:
    """Return the post with this key, if this person may read it."""
    post = queries.post_named(key, person)
    return _thing(post) if post else None


def things(ids: Sequence[int]) -> Mapping[int, Thing]:
    """Return these posts by id, hidden or not."""
    posts = Post.objects.filter(pk__in=ids)
    posts = posts.select_related(
        "thread", "thread__audience__community", "thread__audience__group", "community", "author"
    )
    return {post.pk: _thing(post) for post in posts}


def _thing(post: Post) -> Thing:
    return Thing(
        kind=kind_of(post),
        word="post",
        pk=post.pk,
        key=post.key,
        community_id=post.community_id,
        slug=post.community.slug,
        audience=post.thread.audience,
        author_id=post.author_id,
        author=post.author.name,
        title=post.thread.title,
        html=Markup(post.html),  # noqa: S704 - made safe when it was written
        written_at=post.posted_at,
        href=ADDRESS.format(key=post.key),
        source=post.source,
        is_titled=hiding.takes_along(post),
    )


REPORTABLE = [
    Reportable(
        kind=kind_of(Post),
        word="post",
        found=found,
        things=things,
        lock=hiding.lock,
        hide=hiding.hide,
        show=hiding.show,
        purge=hiding.purge,
        mend=mend,
    )
]
