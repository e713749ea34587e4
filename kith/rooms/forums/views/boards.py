"""Lists of conversations: all of a community's, one board's, those waiting for a first reply."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.base.kit.doors import door
from kith.base.kit.ledger import kind_of
from kith.base.kit.pages import page, page_number
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.rooms.forums import queries
from kith.rooms.forums.actions.opening import open_board
from kith.rooms.forums.forms import BoardForm
from kith.rooms.forums.lines import rows
from kith.rooms.forums.models import Board
from kith.rooms.forums.views import finding
from kith.services.answering.queries import asked_about
from kith.services.answering.words import waits_since
from kith.services.conversations import queries as conversations
from kith.services.conversations.queries import Line

COUNT = conversations.THREADS_A_PAGE


@door("readers of the community")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the newest conversations of a community that this viewer may read, and its boards."""
    community, number = finding.community(request), page_number(request)
    lines = conversations.newest_in(community.pk, request.viewer, number)
    boards = queries.board_lines(community, request.viewer)
    return _list(request, "forums/boards/index.html", lines, number, boards=boards)


@door("readers of the community")
def show(request: HttpRequest, slug: str, board: str) -> HttpResponse:
    """Show a board's conversations, last touched first."""
    found, number = finding.board(request, board), page_number(request)
    lines = conversations.newest_on(kind_of(Board), found.pk, request.viewer, number)
    return _list(request, "forums/boards/show.html", lines, number, board=found)


@door("readers of the community")
def waiting(request: HttpRequest, slug: str) -> HttpResponse:
    """Show questions that nobody else has answered yet, oldest first, each with whose help was asked."""
    community, number = finding.community(request), page_number(request)
    found = conversations.waiting(community, request.viewer, COUNT + 1, (number - 1) * COUNT)
    lines = found[:COUNT]
    context = {
        "lines": lines,
        "asked": asked_about([line.pk for line in lines], request.viewer),
        "since": waits_since,
        "number": number,
        "has_more": len(found) > COUNT,
        "community": community,
        "standing": request.viewer.standing,
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


def _list(
    request: HttpRequest, template: str, lines: list[Line], number: int, **context: Any
) -> HttpResponse:
    community = finding.community(request)
    context.update(
        rows=rows(lines[:COUNT], request.viewer.zone),
        number=number,
        has_more=len(lines) > COUNT,
        community=community,
        standing=request.viewer.standing,
    )
    return page(request, template, context, here="conversations", community=community)
