"""Coming in with a password or a passkey."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.members.people.actions.unlocking import ask_passkey, enter_with_passkey, enter_with_password
from kith.members.people.addressing import MAX_ADDRESS
from kith.members.people.browsers import client_of, device_of
from kith.members.people.returning import next_from
from kith.members.people.views.doorstep import let_in, wants_shared


@door("anyone", "GET", "POST")
def password(request: HttpRequest) -> HttpResponse:
    """Ask for address and password. One answer for whatever is wrong."""
    if request.method != "POST":
        return _form(request, "people/sign_in_password.html")
    typed = request.POST.get("address", "")[: MAX_ADDRESS + 1]
    entrance = enter_with_password(typed, request.POST.get("password", ""), **_given(request))
    if entrance:
        return let_in(request, entrance)
    wrong = _("That address and that password don’t go together here. Check both, or get a link by mail.")
    return _form(request, "people/sign_in_password.html", typed=typed, error=wrong, status=422)


@door("anyone", "GET", "POST")
def passkey(request: HttpRequest) -> HttpResponse:
    """Let in whoever's passkey signed what was asked."""
    if request.method != "POST":
        return _form(request, "people/sign_in_passkey.html")
    entrance = enter_with_passkey(request.POST.get("token", ""), **_given(request))
    if entrance:
        return let_in(request, entrance)
    wrong = _("That passkey isn’t known here, or it took too long. Try once more, or get a link by mail.")
    return _form(request, "people/sign_in_passkey.html", error=wrong, status=422)


@door("anyone", "POST")
def passkey_options(request: HttpRequest) -> HttpResponse:
    """Tell the browser what to ask an authenticator for: the same for everybody."""
    return JsonResponse(ask_passkey(client=client_of(request)).options)


def _given(request: HttpRequest) -> dict:
    return {
        "device": device_of(request),
        "shared_computer": wants_shared(request),
        "client": client_of(request),
        "next": next_from(request),
    }


def _form(
    request: HttpRequest, template: str, typed: str = "", error: str = "", status: int = 200
) -> HttpResponse:
    words = {"typed": typed, "error": error, "next": next_from(request), "max_address": MAX_ADDRESS}
    return page(request, template, words, here="sign-in", status=status)
