"""How views reach things: only through their reader."""

from django.http import Http404, HttpRequest

from kith.members.communities.models import Community
from kith.rooms.forums import queries as forums
from kith.rooms.forums.queries import BoardLine
from kith.services.conversations import queries as conversations
from kith.services.conversations.homes import is_elsewhere
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.queries import Opening


def community(request: HttpRequest) -> Community:
    """Return the community of the address; the doorkeeper has found it."""
    return request.viewer.standing.community


def board(request: HttpRequest, slug: str) -> BoardLine:
    """Return the board this viewer may see. Raises Http404."""
    found = forums.board_named(community(request), slug, request.viewer)
    if found is None:
        raise Http404
    return found


def thread(request: HttpRequest, key: str) -> Thread:
    """Return the thread this viewer may read, of the community of the address. Raises Http404."""
    found = conversations.thread_here(key, request.viewer)
    if found is None:
        raise Http404
    return found


def opening(request: HttpRequest, key: str) -> Opening:
    """Return the thread as its page needs it, in one statement. Raises Http404."""
    found = conversations.opening(key, request.viewer)
    if found is None or is_elsewhere(found.host_kind):
        raise Http404
    return found


def post(request: HttpRequest, key: str) -> Post:
    """Return the post this viewer may read, of the community of the address. Raises Http404."""
    found = conversations.post_named(key, request.viewer)
    if found is None or found.community_id != community(request).pk:
        raise Http404
    return found
