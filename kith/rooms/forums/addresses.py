"""Where the conversations of a community stand, and where a post of theirs is changed."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from kith.rooms.forums import queries
from kith.services.conversations.homes import Place
from kith.services.conversations.models import Post, Thread


def thread_of(thread: Thread) -> str:
    """Return the address of a thread."""
    return reverse("forums:conversation", args=[thread.community.slug, thread.key])


def mend_of(post: Post) -> str:
    """Return where the author of a post changes it."""
    return reverse("forums:edit-post", args=[post.community.slug, post.key])


def question_at(slug: str, words: str) -> str:
    """Return where a question with these words in its title is begun."""
    return f"{reverse('forums:new-conversation', args=[slug])}?{urlencode({'title': words})}"


def boards_for(thread: Thread, person: Any) -> Sequence[Place]:
    """Return the boards of its community that a thread could hang on, of those this person sees."""
    boards = queries.boards(thread.community, person)
    return [Place(board.slug, board.name, board) for board in boards]
