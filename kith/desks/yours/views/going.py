"""Going: three ways, a wait that can be skipped, and a way back."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import Refusal
from kith.desks.yours import queries
from kith.desks.yours.actions.going import ask_to_go, behind, go_at_once, stay
from kith.desks.yours.ways import WAYS
from kith.members.people.departing import Choice
from kith.members.people.models import Person
from kith.members.people.queries import is_fresh, person


@door("signed in", "GET", "POST")
def going(request: HttpRequest) -> HttpResponse:
    """Say what each way to go does, and ask once."""
    me = person(request.viewer)
    if request.method != "POST":
        return _page(request, me)
    at_once = request.POST.get("when") == "now"
    if at_once and not is_fresh(request.viewer):
        return _page(request, me, status=403, again=True)
    try:
        ask_to_go(request.POST.get("choice", ""), by=me, at_once=at_once)
    except Refusal as refusal:
        if refusal.status != 422:
            raise
        return _page(request, me, status=422, fault=str(refusal.happened))
    return _gone() if at_once else _back(_("We’ve sent you a mail with the day. Until then you can stay."))


@door("signed in", "POST")
def at_once(request: HttpRequest) -> HttpResponse:
    """Skip the wait."""
    me = person(request.viewer)
    departure = queries.departure_of(me)
    if departure is None:
        raise Http404
    if not is_fresh(request.viewer):
        return _page(request, me, status=403, again=True)
    go_at_once(departure, by=me)
    return _gone()


@door("signed in", "POST")
def stays(request: HttpRequest) -> HttpResponse:
    """Take it back."""
    departure = queries.departure_of(person(request.viewer))
    if departure is None:
        raise Http404
    stay(departure)
    return _back(_("You stay. Nothing was changed."))


@door("anyone", "GET", "POST")
def stays_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Take it back by the link in the mail. Looking at it changes nothing."""
    departure = behind(token)
    if departure is None:
        return page(request, "yours/stay_gone.html", status=404)
    if request.method == "POST":
        stay(departure)
        departure.refresh_from_db()
    return page(request, "yours/stay.html", {"departure": departure, "token": token})


def _page(
    request: HttpRequest, me: Person, *, status: int = 200, fault: str = "", again: bool = False
) -> HttpResponse:
    departure = queries.departure_of(me)
    names_me = departure is None or departure.choice == Choice.NAMELESS
    words = {
        "ways": WAYS,
        "departure": departure,
        "alone": queries.convened_alone(me),
        "telltales": queries.telltales(me) if names_me else [],
        "fault": fault,
        "again": again,
        "typed": request.POST.get("choice", ""),
    }
    return page(request, "yours/going.html", words, here="you", status=status)


def _back(said: str) -> HttpResponse:
    return notices.leave(HttpResponseRedirect(reverse("yours:going"), status=303), said)


def _gone() -> HttpResponse:
    response = HttpResponseRedirect("/", status=303)
    return notices.leave(
        response, _("It’s being done now, and takes a few minutes at most. Thank you for being here.")
    )
