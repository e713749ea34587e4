"""Lists of conversations: all of a community's, one board's, those waiting for a first reply."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.base.kit.doors import door
from kith.base.kit.pages import page, page_number
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.rooms.forums import queries
from kith.rooms.forums.actions.opening import open_board
from kith.rooms.forums.forms import BoardForm
from kith.rooms.forums.views import finding
from kith.services.conversations import queries as conversations
from kith.services.conversations.access import threads_visible_to

COUNT = conversations.THREADS_A_PAGE


@door("readers of the community")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the newest conversations of a community that this viewer may read, and its boards."""
    community = finding.community(request)
    threads = threads_visible_to(request.viewer).filter(community=community)
    return _list(
        request, "forums/boards/index.html", threads, boards=queries.boards(community, request.viewer)
    )


@door("readers of the community")
def show(request: HttpRequest, slug: str, board: str) -> HttpResponse:
    """Show a board's conversations, last touched first."""
    found = finding.board(request, board)
    threads = threads_visible_to(request.viewer).hanging_on(found)
    return _list(request, "forums/boards/show.html", threads, board=found)


@door("readers of the community")
def waiting(request: HttpRequest, slug: str) -> HttpResponse:
    """Show questions that nobody else has answered yet, oldest first."""
    community = finding.community(request)
    number = page_number(request)
    lines = conversations.waiting(community, request.viewer, COUNT + 1, (number - 1) * COUNT)
    context = {
        "lines": lines[:COUNT],
        "number": number,
        "has_more": len(lines) > COUNT,
        "community": community,
    }
    return page(request, "forums/boards/waiting.html", context, here="conversations", community=community)


@door("members of the community", "GET", "POST")
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a board."""
    community = finding.community(request)
    form = BoardForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        board = open_board(community, by=person(request.viewer), **form.cleaned_data)
        return HttpResponseRedirect(reverse("forums:board", args=[slug, board.slug]), status=303)
    context = {"form": typed(form), "levels": form.fields["level"].choices, "community": community}
    status = 422 if request.method == "POST" else 200
    return page(
        request, "forums/boards/new.html", context, status=status, here="conversations", community=community
    )


def _list(request: HttpRequest, template: str, threads, **context) -> HttpResponse:
    number = page_number(request)
    lines = conversations.newest(threads, request.viewer, number, COUNT)
    community = finding.community(request)
    context.update(
        lines=lines[:COUNT],
        number=number,
        has_more=len(lines) > COUNT,
        community=community,
        standing=request.viewer.standing,
    )
    return page(request, template, context, here="conversations", community=community)
