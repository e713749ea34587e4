"""People we've not heard from: who may ask sees them, asks one by hand, and lets one rest; and the answer."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.lines import one_line
from kith.base.kit.pages import notices, page, page_number
from kith.base.kit.typed import typed
from kith.members.communities import roster
from kith.members.communities.models import Community, Membership
from kith.members.communities.stepping import LENGTHS
from kith.members.people.queries import Face, person
from kith.rooms.welcome import queries
from kith.rooms.welcome.actions import asking
from kith.rooms.welcome.forms import WordsForm
from kith.rooms.welcome.models import CheckIn
from kith.rooms.welcome.words import ANSWERS


@door("members of the community")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show whom nobody has heard from, what was asked, and a way to find somebody by name."""
    community, viewer = _community(request), request.viewer
    name = one_line(request.GET.get("q", ""))[:80]
    number, at = page_number(request), page_number(request, name="asked")
    quiet, asked = queries.quiet_ones(community, viewer, number), queries.askings(community, viewer, at)
    if (number > 1 and not quiet) or (at > 1 and not asked):
        raise Http404
    context = {
        "community": community,
        "quiet": quiet[: queries.COUNT],
        "number": number,
        "quiet_more": len(quiet) > queries.COUNT,
        "asked": asked[: queries.COUNT],
        "asked_at": at,
        "asked_more": len(asked) > queries.COUNT,
        "q": name,
        "found": queries.called(community, viewer, name),
    }
    return page(request, "welcome/askings.html", context, here="people", community=community)


@door("members of the community", "GET", "POST")
def write(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Ask one member how they are, in one's own words."""
    found = roster.member_named(key, _community(request))
    if found is None or found.person_id == request.viewer.pk:
        raise Http404
    if request.method != "POST":
        return _form(request, found, WordsForm())
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _form(request, found, form, status=422)
    asking.check_in(found, by=person(request.viewer), words=form.cleaned_data["words"])
    words = _("Asked. %(name)s can read it now, and answer in one press or not at all.")
    return _back(slug, words % {"name": Face.of(found.person).first_name})


@door("members of the community", "POST")
def rest(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Let a member rest who did not answer for a month."""
    found = queries.asking_named(key, _community(request))
    if found is None:
        raise Http404
    done = asking.let_rest(found, by=person(request.viewer))
    words = _("Resting now. Nothing was taken from them; they come back in one press.")
    return _back(slug, words if done.rested else _("They’ve been heard from since, so that’s closed."))


@door("members of the community", "GET", "POST")
def answer(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Read what one is asked, and answer."""
    found = queries.asking_to_me(key, request.viewer.standing.community, request.viewer)
    if found is None:
        raise Http404
    if request.method == "POST":
        says, length = request.POST.get("says", ""), request.POST.get("length", "")
        words = asking.answer(found, by=person(request.viewer), says=says, length=length)
        response = HttpResponseRedirect(reverse("communities:membership", args=[slug]), status=303)
        return notices.leave(response, words)
    context = answering(found) | {"speaks_up": True}
    return page(request, "welcome/answer.html", context, here="home", community=found.community)


def answering(asked: CheckIn, done: str = "") -> dict:
    """Return what the page of an asking shows to who is asked."""
    return {
        "community": asked.community,
        "asked": asked,
        "by": asked.by.name if asked.by else _("Someone"),
        "answers": ANSWERS,
        "lengths": LENGTHS,
        "done": done,
        "speaks_up": False,
        "whose": "",
    }


def _community(request: HttpRequest) -> Community:
    """Return the community when the viewer may ask its members how they are; else there is no such page."""
    community = request.viewer.standing.community
    if not queries.may_ask_after(request.viewer, community):
        raise Http404
    return community


def _form(request: HttpRequest, found: Membership, form: WordsForm, status: int = 200) -> HttpResponse:
    community = request.viewer.standing.community
    context = {"community": community, "face": Face.of(found.person), "form": typed(form)}
    return page(request, "welcome/ask.html", context, status=status, here="people", community=community)


def _back(slug: str, words: str) -> HttpResponse:
    response = HttpResponseRedirect(reverse("welcome:askings", args=[slug]), status=303)
    return notices.leave(response, words)
