"""How views reach things: only through their reader."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from kith.base.kit.pages import notices, page
from kith.members.communities.models import Community
from kith.services.conversations import queries as conversations
from kith.services.conversations.addresses import of_thread
from kith.services.conversations.models import Thread
from kith.services.tending import words
from kith.services.tending.models import Motion


def community(request: HttpRequest) -> Community:
    """Return the community of the address; the doorkeeper has found it."""
    return request.viewer.standing.community


def thread(request: HttpRequest, key: str) -> Thread:
    """Return the thread this viewer may read, of the community of the address. Raises Http404."""
    found = conversations.thread_here(key, request.viewer)
    if found is None:
        raise Http404
    return found


def back_to(found: Thread, said: str) -> HttpResponse:
    """Go to the page of a thread and say these words there."""
    return notices.leave(HttpResponseRedirect(of_thread(found), status=303), said)


def after(done: Any, found: Thread, said: str, waits: str) -> HttpResponse:
    """Go to the page of a thread: what was wished is done, or waits for a second member."""
    if isinstance(done, Motion):
        return back_to(found, waits)
    return back_to(done if isinstance(done, Thread) else found, said)


def show(
    request: HttpRequest, template: str, found: Thread, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Render a page about a thread."""
    here = community(request)
    context = {
        "thread": found,
        "community": here,
        "href": of_thread(found),
        "level": found.audience.level,
        "readers": words.readers(found),
        **context,
    }
    return page(request, template, context, status=status, here="conversations", community=here)
