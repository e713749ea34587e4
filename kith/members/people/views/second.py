"""The second step: a code of the app, one of the ten on paper, or a passkey. Or setting up the first."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.members.people.actions.proving import show_code
from kith.members.people.models import HalfwayIn
from kith.members.people.queries import ways_in
from kith.members.people.views.doorstep import let_in
from kith.members.people.views.setting_up import half_way


@door("anyone", "GET", "POST")
def second(request: HttpRequest) -> HttpResponse:
    """Ask for the second step, or lead somebody who must have one to set it up."""
    row = half_way(request)
    if row is None:
        return HttpResponseRedirect(reverse("people:sign-in"), status=303)
    if not ways_in(row.person).has_second:
        return page(request, "people/set_up_second.html", {}, here="sign-in")
    if request.method != "POST":
        return _form(request, row)
    entrance = show_code(request.POST.get("code", "")[:40], row)
    if entrance:
        return let_in(request, entrance)
    wrong = _("That code isn’t right, or it has been used. Type the one your app shows now.")
    return _form(request, row, error=wrong, status=422)


def _form(request: HttpRequest, row: HalfwayIn, error: str = "", status: int = 200) -> HttpResponse:
    words = {
        "ways": ways_in(row.person),
        "error": error,
        "next": row.next,
        "shared": row.shared_computer,
    }
    return page(request, "people/second.html", words, here="sign-in", status=status)
