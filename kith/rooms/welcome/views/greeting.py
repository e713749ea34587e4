"""Who is new, saying hello to them, and a newcomer's own first steps."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page, page_number
from kith.base.kit.typed import typed
from kith.members.communities.addresses import home_of
from kith.members.communities.models import Community, Membership
from kith.members.people.nudges import may_be_asked
from kith.members.people.queries import Face, person
from kith.rooms.welcome import queries
from kith.rooms.welcome.actions import greeting
from kith.rooms.welcome.forms import WordsForm


@door("members of the community")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who has come in and waits for a hello, and who would be their first person to ask."""
    community, viewer = request.viewer.standing.community, request.viewer
    _not_the_network(community)
    number, at = page_number(request), page_number(request, name="offers")
    faces = queries.new_faces(community, viewer, number)
    is_new, company = queries.is_new(viewer, community), queries.company_of(viewer, community.pk)
    has_somebody = any(one.is_new and one.state == "now" for one in company)
    offers = queries.offers(community, viewer, at) if is_new and not has_somebody else []
    if (number > 1 and not faces) or (at > 1 and not offers):
        raise Http404
    context = {
        "community": community,
        "is_new": is_new,
        "faces": faces[: queries.COUNT],
        "number": number,
        "has_more": len(faces) > queries.COUNT,
        "offers_at": at,
        "offers_more": len(offers) > queries.COUNT,
        "company": company,
        "my_offer": queries.my_offer(viewer, community),
        "offers": offers[: queries.COUNT],
        "is_away": viewer.standing.is_away,
        "asks_after": queries.may_ask_after(viewer, community),
    }
    return page(request, "welcome/index.html", context, here="people", community=community)


@door("members of the community", "GET", "POST")
def hello(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say hello to a newcomer in one's own words."""
    found = queries.newcomer_named(key, request.viewer.standing.community, request.viewer)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _form(request, found, WordsForm())
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _form(request, found, form, status=422)
    greeting.welcome(found, by=person(request.viewer), words=form.cleaned_data["words"])
    words = _("You said hello. %(name)s can read it now.") % {"name": Face.of(found.person).first_name}
    return notices.leave(HttpResponseRedirect(home_of(slug), status=303), words)


@door("members of the community", "POST")
def steps(request: HttpRequest, slug: str) -> HttpResponse:
    """Put one of the first steps aside, or all of them."""
    found = queries.my_membership(request.viewer, request.viewer.standing.community)
    if found is None:
        raise Http404
    step = request.POST.get("step", "")
    greeting.set_aside(found, step, by=person(request.viewer))
    words = _("That’s fine. You won’t be asked that here again.")
    if step == "all":
        words = _("That’s fine. Reading along is being here.")
    return notices.leave(HttpResponseRedirect(home_of(slug), status=303), words)


def _form(request: HttpRequest, found: Membership, form: WordsForm, status: int = 200) -> HttpResponse:
    viewer, community = request.viewer, found.community
    context: dict[str, Any] = {
        "community": community,
        "member": found,
        "face": Face.of(found.person),
        "lines": queries.lines_about(viewer, found),
        "said": queries.hello_from(viewer, found),
        "others": queries.welcomed_by(community.pk, [found.person_id]).get(found.person_id, []),
        "may_offer": _may_offer(viewer, found),
        "form": typed(form),
    }
    return page(request, "welcome/hello.html", context, status=status, here="people", community=community)


def _may_offer(viewer: Any, newcomer: Membership) -> bool:
    if newcomer.buddy_id is not None or not may_be_asked(newcomer.person_id):
        return False
    return not queries.company_of(viewer, newcomer.community_id)


def _not_the_network(community: Community) -> None:
    if community.kind == Community.Kind.NETWORK:
        raise Http404


def back_to_index(slug: str, words: str) -> HttpResponse:
    """Return the way back to the page of who is new, with a few words."""
    response = HttpResponseRedirect(reverse("welcome:index", args=[slug]), status=303)
    return notices.leave(response, words)
