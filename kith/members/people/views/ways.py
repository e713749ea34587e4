"""How you sign in: the mailed link, and what stands beside it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.members.people import queries
from kith.members.people.actions.changing import Added
from kith.members.people.actions.recovery import renew_codes
from kith.members.people.browsers import device_of
from kith.members.people.returning import next_from
from kith.members.people.views.doorstep import becomes
from kith.members.people.views.setting_up import Settler, handed_over, setting_up


@door("signed in")
def ways(request: HttpRequest) -> HttpResponse:
    """List the ways in."""
    me = queries.person(request.viewer)
    words = {"ways": queries.ways_in(me), "addresses": queries.addresses(me)}
    return page(request, "people/ways.html", words, here="you")


@door("signed in")
def again(request: HttpRequest) -> HttpResponse:
    """Ask the viewer to come in once more, in this browser, before anything is changed."""
    me = queries.person(request.viewer)
    onward = next_from(request) or reverse("people:ways")
    if queries.is_fresh(request.viewer):
        return HttpResponseRedirect(onward)
    words = {
        "ways": queries.ways_in(me),
        "address": next(iter(queries.addresses(me)), ""),
        "next": onward,
    }
    return page(request, "people/again.html", words, here="you")


@door("signed in", "POST")
@setting_up
def codes(request: HttpRequest, settler: Settler) -> HttpResponse:
    """Make new recovery codes, and show them this once."""
    if not queries.ways_in(settler.person).has_second:
        return HttpResponseRedirect(reverse("people:ways"), status=303)
    fresh = renew_codes(by=settler.person, kept=settler.kept, device=device_of(request))
    return shown_once(request, Added(fresh), reverse("people:ways"))


def shown_once(request: HttpRequest, added: Added, onward: str) -> HttpResponse:
    """Show ten codes; they are stored nowhere that could show them again."""
    if added.entrance:
        becomes(request, added.entrance.person)
    response = page(request, "people/codes.html", {"codes": added.codes, "onward": onward}, here="you")
    return handed_over(request, response, added.entrance)


def back_to_ways(said: str) -> HttpResponse:
    """Go back to the list, with a sentence on what was done."""
    return notices.leave(HttpResponseRedirect(reverse("people:ways"), status=303), said)


def taken_away(request: HttpRequest) -> HttpResponse:
    """Say that something is gone."""
    return back_to_ways(_("It’s gone. You’re signed out everywhere but here."))
