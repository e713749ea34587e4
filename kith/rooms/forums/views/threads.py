"""One conversation: reading it, starting it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.ids import random_key
from kith.base.kit.pages import notices, page, page_number
from kith.base.kit.typed import Typed, typed
from kith.members.communities.models import Community
from kith.members.people.queries import person
from kith.rooms.forums import pieces as rendered
from kith.rooms.forums import queries
from kith.rooms.forums.actions.opening import open_board
from kith.rooms.forums.forms import ReplyForm, ThreadForm
from kith.rooms.forums.models import Board
from kith.rooms.forums.views import finding
from kith.rooms.forums.views.leading import lead_on
from kith.rooms.forums.views.meaning import Question, meaning
from kith.services.conversations import queries as conversations
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.actions.starting import MAX_TITLE, not_so, start
from kith.services.conversations.citing import with_quote
from kith.services.conversations.models import Thread
from kith.services.conversations.naming import NOBODY, Naming, naming
from kith.services.conversations.queries import Opening
from kith.services.drafts.looking import look
from kith.services.drafts.queries import draft_of
from kith.services.drafts.sending import kept_until_sent, sent
from kith.services.unnamed.access import may_open
from kith.services.unnamed.queries import UNNAMED, offer_to


@dataclass(frozen=True, slots=True)
class ReplyBox:
    """What the reply box needs: its form, its token, whom it answers.

    looked: what its words become, where they are looked at. questions: whom they may name.
    """

    form: Typed
    once: str
    to: Any = None
    looked: str = ""
    questions: Sequence[Question] = ()


@lru_cache(maxsize=1)
def _blank() -> Typed:
    return typed(ReplyForm())


def _begun(begun: str) -> Typed:
    return typed(ReplyForm(initial={"source": begun})) if begun else _blank()


def _box(request: HttpRequest, thread: Opening, form: ReplyForm | None, *rest: Any) -> ReplyBox:
    """Return the reply box: what was typed into it, else the draft, and below it the post to be quoted."""
    quoted, key = "quote" in request.GET, request.GET.get("quote") or request.GET.get("to", "")
    post = conversations.post_named(key, request.viewer) if key else None
    to = post if post is not None and post.thread_id == thread.pk else None
    if form is not None:
        return ReplyBox(typed(form), random_key(), to, *rest)
    begun = with_quote(thread.draft, to) if quoted and to is not None else thread.draft
    return ReplyBox(_begun(begun), random_key(), to)


@door("readers of the community")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show a page of a conversation; a reader without ?page= lands where they stopped."""
    try:
        return show_thread(request, key)
    except Http404:
        return lead_on(request, slug, key)


def show_thread(
    request: HttpRequest,
    key: str,
    form: ReplyForm | None = None,
    status: int = 200,
    looked: str = "",
    questions: Sequence[Question] = (),
) -> HttpResponse:
    """Render a thread with a reply box; form: what was typed into it before. The rest is the box’s."""
    viewer = request.viewer
    thread = finding.opening(request, key)
    community = viewer.standing.community
    last = conversations.page_of(thread.post_count)
    asked = "page" in request.GET
    number = page_number(request, last) if asked else min(conversations.page_of(thread.read + 1), last)
    made = rendered.pieces(thread, community, number, viewer.zone).named_for(viewer)
    reached = made.posts[-1].position if made.posts else 0
    # Whoever wrote without their name is led here: what is theirs alone leaves no trace of a look.
    new = [post.position for post in made.posts if post.position > thread.read]
    if viewer.is_signed_in and not set(new) <= set(thread.own_unnamed):
        stop_at(thread, reached, by=viewer)
    read = thread.read if 0 < thread.read < thread.post_count else 0
    opens = any(post.unnamed for post in made.posts) and may_open(viewer, community)
    context = {
        "thread": thread,
        "made": made,
        "who": rendered.reader(viewer),
        "whole": None if opens else made.whole(viewer, read, thread),
        "opens": opens,
        "group": made.group,
        "readers": made.readers,
        "read": read,
        "standing": viewer.standing,
        "box": _box(request, thread, form, looked, questions),
    }
    return page(
        request, "forums/threads/show.html", context, status=status, here="conversations", community=community
    )


@door("members of the community", "GET", "POST")
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Start a conversation."""
    community = finding.community(request)
    boards = queries.boards(community, request.viewer)
    place = f"new:{slug}"
    asked = (request.POST if request.method == "POST" else request.GET).get("board", "")
    chosen = next((board for board in boards if board.slug == asked), None)
    # The first conversation of a community opens its first board, which says by whom: so not without a name.
    offer = offer_to(request.viewer, community) if boards else None
    means = meaning(request.POST, _named(request, chosen))
    form = ThreadForm(means.data) if request.method == "POST" else ThreadForm(initial=_kept(request, place))
    if request.method == "POST" and boards and chosen is None:
        # Never guess: another board may have other readers.
        form.add_error("board", _("Say where it belongs."))
    if offer is None and request.POST.get("was") == UNNAMED and "look" not in request.POST:
        # Never in somebody's name who chose otherwise: it may have ended since.
        form.add_error("was", _("Say that you’ll post it with your name, or keep it as a draft."))
    means.ask(form)
    looked = look(request, form, means.people.links)
    if request.method == "POST" and not looked and form.is_valid():
        with kept_until_sent(request, place):
            response = _start(request, community, chosen, form.cleaned_data)
        sent(request, place)
        return response
    context = {
        "form": typed(form),
        "looked": looked,
        "questions": means.questions,
        "boards": boards,
        "offer": offer,
        "chosen": chosen or (boards[0] if boards else None),
        "kinds": Thread.Kind.choices,
        "community": community,
        "once": form["once"].value() or random_key(),
    }
    status = 422 if request.method == "POST" and not looked else 200
    return page(
        request, "forums/threads/new.html", context, status=status, here="conversations", community=community
    )


def _named(request: HttpRequest, board: Board | None) -> Naming:
    source = request.POST.get("source", "")
    return naming(source, board.audience_id, board.community_id) if board is not None else NOBODY


def _kept(request: HttpRequest, place: str) -> dict[str, str]:
    draft = draft_of(place, request.viewer)
    if draft:
        return {"title": draft.title, "source": draft.text, "was": draft.was}
    # A search that did not help brings its words along.
    return {"title": " ".join(request.GET.get("title", "").replace("\x00", " ").split())[:MAX_TITLE]}


def _start(
    request: HttpRequest, community: Community, board: Board | None, words: dict[str, str]
) -> HttpResponse:
    author, without_name = person(request.viewer), words["was"] == UNNAMED
    if without_name and board is None:
        raise not_so(words["title"], words["source"])
    # The first conversation of a community brings its first board along.
    board = board or open_board(community, by=author, name=_("Everything"), slug="everything")
    thread = start(
        board,
        by=author,
        title=words["title"],
        source=words["source"],
        kind=words["kind"],
        once=words["once"] or None,
        without_name=without_name,
    )
    response = HttpResponseRedirect(
        reverse("forums:conversation", args=[community.slug, thread.key]), status=303
    )
    return notices.leave(response, _("It’s there. Everyone who can read this board can answer."))
