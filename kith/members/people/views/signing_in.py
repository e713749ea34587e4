"""Asking for a mail, and typing the code that came with it."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.base.kit.refusals import Refusal
from kith.members.people import cookies
from kith.members.people.actions.redeeming import redeem_code
from kith.members.people.actions.signing_in import ask_to_sign_in
from kith.members.people.addressing import MAX_ADDRESS, cleaned
from kith.members.people.browsers import client_of, device_of
from kith.members.people.returning import next_from, onward
from kith.members.people.views.demo import demo_people
from kith.members.people.views.doorstep import let_in, wants_shared


@door("anyone", "GET", "POST")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for an address; send a link and a code there. One answer for every address."""
    if request.method != "POST":
        if request.viewer.is_signed_in:
            return HttpResponseRedirect(onward(request, next_from(request)))
        return _form(request)
    typed, wanted = request.POST.get("address", ""), next_from(request)
    browser = cookies.browser_of(request)
    try:
        address = cleaned(typed)
        ask_to_sign_in(address, next=wanted, browser=browser, client=client_of(request))
    except ValidationError as error:
        return _form(request, typed=typed[: MAX_ADDRESS + 1], error=error.messages[0], status=422)
    except Refusal as refusal:
        if refusal.code != "mail-failed":
            raise
        words = f"{refusal.happened} {refusal.next}"
        return _form(request, typed=address, error=words, status=refusal.status)
    response = HttpResponseRedirect(reverse("people:sign-in-code"), status=303)
    cookies.set_asked(response, cookies.Asked(address, browser))
    return response


@door("anyone", "GET", "POST")
def code(request: HttpRequest) -> HttpResponse:
    """Say where the mail went, and take its code."""
    asked = cookies.asked(request)
    if asked is None:
        return HttpResponseRedirect(reverse("people:sign-in"))
    if request.method != "POST":
        return _code_form(request, asked.address)
    entrance = redeem_code(
        request.POST.get("code", "")[:40],
        address=asked.address,
        browser=asked.browser,
        device=device_of(request),
        shared_computer=wants_shared(request),
        client=client_of(request),
    )
    if entrance:
        return let_in(request, entrance)
    wrong = _("That code isn’t right, or its half hour is over. Check the six digits, or use the link.")
    return _code_form(request, asked.address, error=wrong, status=422)


def _code_form(request: HttpRequest, address: str, error: str = "", status: int = 200) -> HttpResponse:
    words = {"address": address, "error": error}
    return page(request, "people/check_your_mail.html", words, status=status)


def _form(request: HttpRequest, typed: str = "", error: str = "", status: int = 200) -> HttpResponse:
    words = {
        "typed": typed,
        "error": error,
        "next": next_from(request),
        "max_address": MAX_ADDRESS,
        "demo_people": demo_people(request),
    }
    return page(request, "people/sign_in.html", words, here="sign-in", status=status)
