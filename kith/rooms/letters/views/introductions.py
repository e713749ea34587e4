"""One's introductions: asked of one, made by one, one's own; yes, rather not, we met."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import page, page_number
from kith.members.people.queries import person
from kith.rooms.letters import introductions, mails
from kith.rooms.letters.actions import answering, quieting
from kith.rooms.letters.models import Introduction
from kith.rooms.letters.views import finding


@door("signed in", "GET", "POST")
def index(request: HttpRequest) -> HttpResponse:
    """Show the introductions the viewer has a part in; POST says whether they want mail about them."""
    if request.method == "POST":
        by = person(request.viewer)
        if request.POST.get("mail") == "no":
            quieting.be_quiet(by)
            return finding.back_to(
                "introductions", _("No more mail about introductions. They still stand here.")
            )
        quieting.speak_again(by)
        return finding.back_to("introductions", _("We’ll mail you when you’re asked."))
    number = page_number(request)
    found = introductions.lines(request.viewer, number)
    if number > 1 and not found:
        raise Http404
    lines = found[: introductions.COUNT]
    context = {
        "to_answer": [line for line in lines if line.side in ("asked", "request")],
        "waiting": [line for line in lines if line.side == "waiting"],
        "mine": [line for line in lines if line.side == "mine"],
        "made": [line for line in lines if line.side == "made by me"],
        "is_quiet": introductions.is_quiet(request.viewer),
        "number": number,
        "has_more": len(found) > introductions.COUNT,
    }
    return page(request, "letters/introductions.html", context, here="letters")


@door("signed in", "POST")
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Say yes or rather not, as one of the two."""
    agrees = request.POST.get("agrees") == "yes"
    asked = answering.answer(finding.introduction(request, key), by=person(request.viewer), agrees=agrees)
    if not agrees:
        return finding.back_to("introductions", _("That’s fine. Nobody learns who said no."))
    if asked.state in Introduction.CAME_TO_BE:
        return finding.back_to("introductions", _("You both said yes, so you can write to each other now."))
    return finding.back_to(
        "introductions", _("Lovely. If the other says yes too, a letter opens between you.")
    )


@door("signed in", "POST")
def end(request: HttpRequest, key: str) -> HttpResponse:
    """Let an introduction go."""
    answering.let_go(finding.introduction(request, key), by=person(request.viewer))
    return finding.back_to("introductions", _("Let go. Nothing more happens."))


@door("signed in", "POST")
def meeting(request: HttpRequest, key: str) -> HttpResponse:
    """Note that the two met."""
    met = answering.meet(finding.introduction(request, key), by=person(request.viewer))
    return finding.back_to("introductions", _("Good. %(name)s can see it.") % {"name": met.by.name})


@door("anyone", "GET", "POST")
def quiet(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether somebody wants no more mail about introductions; POST keeps that."""
    whose = mails.person_behind(token)
    if whose is None:
        raise Http404
    if request.method == "POST":
        quieting.be_quiet(whose)
    return page(request, "letters/quiet.html", {"done": request.method == "POST"})
