"""What the ways in have in common: a browser is given its session, and sent on."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kith.base.kit.pages import notices
from kith.members.people import cookies
from kith.members.people.actions.entering import Entrance
from kith.members.people.actions.leaving import sign_out
from kith.members.people.actions.proving import Halfway
from kith.members.people.models import Person
from kith.members.people.returning import onward
from kith.members.people.viewer import Viewer


def let_in(request: HttpRequest, entrance: Entrance | Halfway, wanted: str = "") -> HttpResponse:
    """Hand over the session and go on; somebody new passes by their own page first.

    Who is only half way in goes on to the second step.
    """
    if isinstance(entrance, Halfway):
        response = HttpResponseRedirect(reverse("people:second"), status=303)
        cookies.set_halfway(response, entrance.token, entrance.cookie_lasts)
        cookies.clear_asked(response)
        return response
    response = HttpResponseRedirect(_where(request, entrance, wanted), status=303)
    hand_over(request, response, entrance)
    if entrance.is_new:
        notices.leave(response, _("Welcome. This is how others see you: change what isn’t right."))
    return response


def hand_over(request: HttpRequest, response: HttpResponse, entrance: Entrance) -> None:
    """Give the browser its session. The one it had before ends: a browser is one person's at a time."""
    before = request.COOKIES.get(cookies.SESSION_COOKIE)
    if before:
        sign_out(before)
    rotate_token(request)
    cookies.set_session(response, entrance.token, entrance.cookie_lasts)
    cookies.clear_asked(response)
    cookies.clear_halfway(response)


def wants_shared(request: HttpRequest) -> bool:
    """Say whether "This is a shared computer" is ticked, or was when the browser came in before."""
    return request.POST.get("shared") == "on" or request.viewer.shared_computer


def becomes(request: HttpRequest, person: Person) -> None:
    """Let the rest of this request be its new person's."""
    request.viewer = Viewer(person.pk, person.key, person.name, person.zone, person.language)


def _where(request: HttpRequest, entrance: Entrance, wanted: str) -> str:
    becomes(request, entrance.person)
    path = onward(request, entrance.next or wanted)
    return f"{reverse('people:you')}?{urlencode({'next': path})}" if entrance.is_new else path
