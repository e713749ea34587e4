"""Where the conversations of a community stand, and where a post of theirs is changed."""

from django.urls import reverse

from kith.services.conversations.models import Post, Thread


def thread_of(thread: Thread) -> str:
    """Return the address of a thread."""
    return reverse("forums:conversation", args=[thread.community.slug, thread.key])


def mend_of(post: Post) -> str:
    """Return where the author of a post changes it."""
    return reverse("forums:edit-post", args=[post.community.slug, post.key])
