"""Where a person is signed in, and ending it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.members.people import cookies
from kith.members.people.actions import leaving
from kith.members.people.browsers import device_words
from kith.members.people.queries import person, sessions_of


@door("signed in")
def sessions(request: HttpRequest) -> HttpResponse:
    """List where the viewer is signed in, this browser first, then the last seen."""
    this, rows = request.viewer.session_id, sessions_of(request.viewer)
    listed = [{"row": row, "words": device_words(row.device), "is_this": row.pk == this} for row in rows]
    listed.sort(key=lambda one: not one["is_this"])
    return page(request, "people/sessions.html", {"sessions": listed}, here="you")


@door("signed in", "POST")
def end(request: HttpRequest, key: str) -> HttpResponse:
    """End one of the viewer's own sessions."""
    if not leaving.end_session(key, by=person(request.viewer)):
        raise Http404
    response = HttpResponseRedirect(reverse("people:sessions"), status=303)
    return notices.leave(response, _("That one is signed out."))


@door("signed in", "POST")
def end_others(request: HttpRequest) -> HttpResponse:
    """End every session of the viewer but this one."""
    ended = leaving.end_others(request.viewer.session_id, by=person(request.viewer))
    response = HttpResponseRedirect(reverse("people:sessions"), status=303)
    words = ngettext("%(count)s other place is signed out.", "%(count)s other places are signed out.", ended)
    return notices.leave(response, words % {"count": ended})


@door("anyone", "POST")
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session of this browser; pressing it twice is no mistake."""
    token = request.COOKIES.get(cookies.SESSION_COOKIE)
    if token:
        leaving.sign_out(token)
    response = HttpResponseRedirect("/", status=303)
    cookies.clear_session(response)
    return notices.leave(response, _("You’re signed out."))
