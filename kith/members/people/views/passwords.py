"""Your password: set, changed, taken away."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.members.people.actions.passwords import LEAST, MOST, keep_password, remove_password
from kith.members.people.browsers import device_of
from kith.members.people.queries import addresses
from kith.members.people.views.setting_up import Settler, setting_up
from kith.members.people.views.ways import back_to_ways, taken_away


@door("signed in", "GET", "POST")
@setting_up
def password(request: HttpRequest, settler: Settler) -> HttpResponse:
    """Ask for a password and keep it."""
    if request.method != "POST":
        return _form(request, settler)
    typed = request.POST.get("password", "")
    try:
        keep_password(typed, by=settler.person, kept=settler.kept, device=device_of(request))
    except ValidationError as error:
        return _form(request, settler, error=" ".join(error.messages), status=422)
    return back_to_ways(_("Your password is set. You’re signed out everywhere but here."))


@door("signed in", "POST")
@setting_up
def remove(request: HttpRequest, settler: Settler) -> HttpResponse:
    """Take the password away."""
    remove_password(by=settler.person, kept=settler.kept, device=device_of(request))
    return taken_away(request)


def _form(request: HttpRequest, settler: Settler, error: str = "", status: int = 200) -> HttpResponse:
    words = {
        "error": error,
        "least": LEAST,
        "most": MOST,
        "address": next(iter(addresses(settler.person)), ""),
        "has_password": bool(settler.person.password),
    }
    return page(request, "people/password.html", words, here="you", status=status)
