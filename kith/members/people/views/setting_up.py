"""Who may change how somebody signs in: they themselves, having shown within ten minutes that it is they.

Or somebody who is half way in, must have a second step, and has none yet: they set up their first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from kith.members.people import cookies, queries
from kith.members.people.actions.changing import TooLate
from kith.members.people.actions.entering import Entrance
from kith.members.people.models import HalfwayIn, Person
from kith.members.people.views.doorstep import hand_over


@dataclass(frozen=True, slots=True)
class Settler:
    """Who is setting something up. kept: id of their session. row: set while they are half way in."""

    person: Person
    kept: int | None = None
    row: HalfwayIn | None = None


def setting_up(view: Callable) -> Callable:
    """Give the view the settler as its second argument, or send the caller to show who they are."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        settler = _settler(request)
        if settler is None:
            return show_first(request)
        try:
            return view(request, settler, *args, **kwargs)
        except TooLate:
            return HttpResponseRedirect(reverse("people:sign-in"), status=303)

    return guarded


def handed_over(request: HttpRequest, response: HttpResponse, entrance: Entrance | None) -> HttpResponse:
    """Give the browser the session of somebody who came in by what they set up; return the response."""
    if entrance:
        hand_over(request, response, entrance)
    return response


def onward_from(settler: Settler) -> str:
    """Return where somebody goes once this is set up."""
    return (settler.row.next if settler.row else "") or reverse("people:ways")


def half_way(request: HttpRequest) -> HalfwayIn | None:
    """Return what this browser was given for one step, while it lasts."""
    token = request.COOKIES.get(cookies.HALFWAY_COOKIE)
    return queries.halfway(token) if token else None


def _settler(request: HttpRequest) -> Settler | None:
    if request.viewer.is_signed_in:
        fresh = queries.is_fresh(request.viewer)
        return Settler(queries.person(request.viewer), request.viewer.session_id) if fresh else None
    row = half_way(request)
    first = row is not None and not queries.ways_in(row.person).has_second
    return Settler(row.person, row=row) if first else None


def show_first(request: HttpRequest, onward: str = "") -> HttpResponse:
    """Lead to where one shows that it is they. onward: a path to go on to, instead of one's ways in."""
    door = reverse("people:again" if request.viewer.is_signed_in else "people:sign-in")
    return HttpResponseRedirect(f"{door}?{urlencode({'next': onward})}" if onward else door, status=303)
