"""Your authenticator app: set up with a picture or a key, confirmed by a code, taken away."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import page, shelter
from kith.members.people.actions.authenticators import (
    begin_authenticator,
    confirm_authenticator,
    remove_authenticator,
)
from kith.members.people.browsers import device_of
from kith.members.people.pairing import pairing
from kith.members.people.queries import addresses, app_in_waiting
from kith.members.people.views.setting_up import Settler, onward_from, setting_up
from kith.members.people.views.ways import shown_once, taken_away


@door("anyone", "POST")
@setting_up
def start(request: HttpRequest, settler: Settler) -> HttpResponse:
    """Make a secret for the app, and go on to show it."""
    begin_authenticator(by=settler.person)
    return HttpResponseRedirect(reverse("people:authenticator"), status=303)


@door("anyone", "GET", "POST")
@setting_up
def authenticator(request: HttpRequest, settler: Settler) -> HttpResponse:
    """Show the secret until a code of it was typed."""
    if app_in_waiting(settler.person) is None:
        door = "people:second" if settler.row else "people:ways"
        return HttpResponseRedirect(reverse(door), status=303)
    if request.method != "POST":
        return _form(request, settler)
    onward = onward_from(settler)
    added = confirm_authenticator(
        request.POST.get("code", "")[:40],
        by=settler.person,
        kept=settler.kept,
        device=device_of(request),
        row=settler.row,
    )
    if added is None:
        wrong = _("That code isn’t right. Check the clock on your phone, and type the code it shows now.")
        return _form(request, settler, error=wrong, status=422)
    return shown_once(request, added, onward)


@door("signed in", "POST")
@setting_up
def remove(request: HttpRequest, settler: Settler) -> HttpResponse:
    """Take the app away."""
    remove_authenticator(by=settler.person, kept=settler.kept, device=device_of(request))
    return taken_away(request)


def _form(request: HttpRequest, settler: Settler, error: str = "", status: int = 200) -> HttpResponse:
    account = next(iter(addresses(settler.person)), settler.person.name)
    words = {
        "pairing": pairing(app_in_waiting(settler.person), account, shelter.network_name()),
        "error": error,
        "half_way": settler.row is not None,
    }
    return page(request, "people/authenticator.html", words, here="you", status=status)
