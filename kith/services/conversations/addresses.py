"""Where threads and posts stand: with the room that shows them."""

from kith.services.conversations.homes import home_of
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.queries import page_of


def of_thread(thread: Thread) -> str:
    """Return the address of a thread."""
    return home_of(thread.host_kind).thread(thread)


def of_post(post: Post) -> str:
    """Return where a post stands today."""
    return f"{of_thread(post.thread)}?page={page_of(post.position)}#p-{post.key}"
