"""Those one writes with, one conversation, and a first letter."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.ids import random_key
from kith.base.kit.pages import page, page_number
from kith.base.kit.typed import typed
from kith.members.people.models import Person
from kith.members.people.queries import Face, person
from kith.rooms.letters import queries
from kith.rooms.letters.access import Way, way_to
from kith.rooms.letters.actions.writing import write_to
from kith.rooms.letters.forms import LetterForm
from kith.rooms.letters.views import finding
from kith.services.conversations import queries as conversations
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.linked import lines_named
from kith.services.drafts.looking import look
from kith.services.drafts.queries import draft_of
from kith.services.drafts.sending import kept_until_sent, sent


@door("signed in")
def index(request: HttpRequest) -> HttpResponse:
    """Show those the viewer writes with, last spoken first."""
    number = page_number(request)
    lines = queries.lines(request.viewer, number)
    context = {"lines": lines[: queries.COUNT], "number": number, "has_more": len(lines) > queries.COUNT}
    return page(request, "letters/index.html", context, here="letters")


@door("signed in", "GET", "POST")
def new(request: HttpRequest, key: str) -> HttpResponse:
    """Write a first letter to somebody; where there were letters, go on with them."""
    place = f"letter-to:{key}"
    whom = finding.somebody(request, key)
    form = LetterForm(request.POST) if request.method == "POST" else _begun(request, place)
    looked = look(request, form)
    if request.method == "POST" and not looked and form.is_valid():
        once = form.cleaned_data["once"] or None
        with kept_until_sent(request, place):
            thread = write_to(whom, by=person(request.viewer), source=form.cleaned_data["source"], once=once)
        sent(request, place)
        return finding.back_to("letter", _("Sent. You can change it whenever you like."), thread.key)
    there = queries.address_between(request.viewer, whom)
    if there is not None and request.method != "POST":
        return HttpResponseRedirect(reverse("letters:letter", args=[there]))
    return _first(request, whom, form, looked)


def _first(request: HttpRequest, whom: Person, form: LetterForm, looked: str) -> HttpResponse:
    way = way_to(request.viewer, whom)
    if way == Way.ASK:
        return HttpResponseRedirect(reverse("letters:ask", args=[whom.key]))
    context = {
        "whom": Face.of(whom),
        "may_write": way == Way.WRITE,
        "form": typed(form),
        "once": form["once"].value() or random_key(),
        "looked": looked,
    }
    status = 422 if request.method == "POST" and not looked else 200
    return page(request, "letters/new.html", context, status=status, here="letters")


@door("signed in")
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show a page of a conversation; without ?page= its reader lands where they stopped."""
    return show_talk(request, finding.talk(request, key), _begun(request, f"letter:{key}"))


def _begun(request: HttpRequest, place: str) -> LetterForm:
    draft = draft_of(place, request.viewer)
    return LetterForm(initial={"source": draft.text} if draft else None)


def show_talk(
    request: HttpRequest, talk: queries.Talk, form: LetterForm, status: int = 200, looked: str = ""
) -> HttpResponse:
    """Render a conversation with a box that may hold words typed before."""
    last = conversations.page_of(talk.thread.post_count)
    asked = "page" in request.GET
    number = page_number(request, last) if asked else min(conversations.page_of(talk.read + 1), last)
    posts = conversations.posts_on_page(talk.thread, number)
    reached = posts[-1].position if posts else 0
    if reached > talk.read:
        stop_at(talk.thread, reached, by=request.viewer)
    context = {
        "talk": talk,
        "posts": lines_named(posts, request.viewer),
        "read": talk.read if talk.read < talk.thread.post_count else 0,
        "number": number,
        "last": last,
        "form": typed(form),
        "once": form["once"].value() or random_key(),
        "looked": looked,
        "home": talk.thread.community,
    }
    return page(request, "letters/show.html", context, status=status, here="letters")
