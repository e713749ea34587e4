from typing import Any

from kith.services.conversations.actions.editing import edit
from tests.cast import Cast, a_thread

BODIES = {
    "forums:replies": {"source": "A reply."},
    "forums:edit-post": {"source": "Other words."},
    "forums:new-conversation": {"board": "workshop", "kind": "question", "title": "Title", "source": "Words"},
    "forums:new-board": {"name": "Dye pot", "level": "community"},
}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to a conversation of Ada's, for members only."""
    thread = a_thread(cast, kind="question", title="For members")
    here, post = {"slug": cast.weavers.slug, "key": thread.key}, thread.posts.get()
    edit(post, by=cast.ada, source="Other words, once.")
    mine = {"slug": cast.weavers.slug, "key": post.key}
    return {
        "forums:board": {"slug": cast.weavers.slug, "board": cast.board.slug},
        **{f"forums:{name}": here for name in ("conversation", "replies", "settlement", "print")},
        "forums:post": {"key": post.key},
        **{f"forums:{name}": mine for name in ("edit-post", "post-history", "post-compare")},
    }
