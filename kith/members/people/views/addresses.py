"""Your addresses: where mail finds you, and how a mailed link lets you in."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import refuse
from kith.members.people import cookies, queries
from kith.members.people.actions import addresses
from kith.members.people.addressing import MAX_ADDRESS
from kith.members.people.browsers import device_of
from kith.members.people.models import Person
from kith.members.people.views.setting_up import Settler, setting_up, show_first


@door("signed in", "GET", "POST")
def index(request: HttpRequest) -> HttpResponse:
    """List them; POST asks for another. What was typed is kept while its viewer shows that it is they."""
    if queries.is_fresh(request.viewer):
        return _index(request)
    response = show_first(request, reverse("people:addresses"))
    typed = request.POST.get("address", "")[: MAX_ADDRESS + 1]
    return cookies.keep_typed(response, typed, request.viewer.key) if typed else response


def _index(request: HttpRequest) -> HttpResponse:
    me = queries.person(request.viewer)
    if request.method != "POST":
        return _list(request, me, typed=cookies.typed_address(request))
    typed = request.POST.get("address", "")
    try:
        asked = addresses.ask_to_add(typed, by=me)
    except ValidationError as error:
        return _list(request, me, typed=typed, error=error.messages[0], status=422)
    response = _list(request, me, asked=asked)
    cookies.clear_typed(response)
    return response


@door("signed in", "POST")
def code(request: HttpRequest) -> HttpResponse:
    """Take the code from the mail."""
    me = queries.person(request.viewer)
    added = addresses.prove_by_code(request.POST.get("code", "")[:40], by=me, device=device_of(request))
    if added is None:
        wrong = _("That code isn’t right, or it’s too old. The link in the mail works as well.")
        asked = request.POST.get("address", "")[: MAX_ADDRESS + 1]
        return _list(request, me, asked=asked, wrong=wrong, status=422)
    return _added(added)


@door("signed in", "GET", "POST")
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; only pressing it adds the address, and only to the account that asked for it."""
    me = queries.person(request.viewer)
    asking = addresses.asked_for(token, me)
    if request.method != "POST" and asking is not None:
        return page(request, "people/address_link.html", {"address": asking.address, "token": token})
    added = addresses.prove_by_link(token, by=me, device=device_of(request)) if asking else None
    if added is None:
        raise refuse(
            "not-found",
            happened=_("This link doesn’t work any more, or it was asked for by another account."),
            next=_("Ask for another one under “Your addresses”."),
        )
    return _added(added)


@door("signed in", "POST")
@setting_up
def main(request: HttpRequest, settler: Settler) -> HttpResponse:
    """Let mail go to one of them first."""
    chosen = request.POST.get("address", "")
    addresses.make_main(chosen, by=settler.person, device=device_of(request))
    return _back(_("Mail goes to %(address)s from now on.") % {"address": chosen})


@door("signed in", "POST")
@setting_up
def remove(request: HttpRequest, settler: Settler) -> HttpResponse:
    """Take one away."""
    chosen = request.POST.get("address", "")
    addresses.remove(chosen, by=settler.person, kept=settler.kept, device=device_of(request))
    return _back(_("It’s gone. You’re signed out everywhere but here."))


def _list(
    request: HttpRequest,
    me: Person,
    *,
    typed: str = "",
    error: str = "",
    asked: str = "",
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    words = {
        "addresses": queries.addresses(me),
        "typed": typed[: MAX_ADDRESS + 1],
        "error": error,
        "asked": asked,
        "wrong": wrong,
        "max_address": MAX_ADDRESS,
    }
    return page(request, "people/addresses.html", words, here="you", status=status)


def _added(address: str) -> HttpResponse:
    return _back(_("%(address)s is yours here too now.") % {"address": address})


def _back(said: str) -> HttpResponse:
    return notices.leave(HttpResponseRedirect(reverse("people:you"), status=303), said)
