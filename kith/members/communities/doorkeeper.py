"""The doorkeeper: finds out who is looking, and holds every address to the policy it declares."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.doors import Policy, policy_of
from kith.base.kit.pages import page
from kith.base.kit.refusals import Refusal, refuse
from kith.members.communities.viewing import look
from kith.members.people.actions.entering import seen
from kith.members.people.browsers import is_on_this_machine
from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.tokens import hashed
from kith.members.people.viewer import Viewer

log = logging.getLogger(__name__)

SEEN_EVERY = timedelta(minutes=10)
_HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(self), geolocation=()",
}


class Doorkeeper:
    """Middleware. Sets request.viewer, enforces policies, turns refusals into pages, adds headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A thread serves one reader after another: none begins with the language of the one before.
        translation.activate(translation.get_language_from_request(request))
        request.viewer = Viewer()
        request.policy = None
        response = self.get_response(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        policy = policy_of(view)
        if policy is None:
            raise RuntimeError(f"{request.path} has no declared policy.")
        # Asks whether the name this request was sent to is one of ours; raises what becomes 400.
        request.get_host()
        request.policy = policy
        request.viewer = _viewer(request, kwargs.get("slug"))
        if request.viewer.is_signed_in:
            translation.activate(request.viewer.language)
        return _stop(request, policy, kwargs)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Http404):
            return not_here(request)
        if isinstance(error, Refusal):
            return refusal_page(request, error)
        if isinstance(error, OperationalError):
            # A lock that somebody held for too long; whoever runs this Kith reads which.
            log.error("The database could not answer %s", request.path, exc_info=error)
            return refusal_page(request, refuse("busy"))
        return None


def _viewer(request: HttpRequest, slug: str | None) -> Viewer:
    token = request.COOKIES.get(SESSION_COOKIE)
    viewer = look(hashed(token) if token else None, slug)
    if viewer.session_id and viewer.seen_at and now() - viewer.seen_at > SEEN_EVERY:
        seen(viewer.session_id)
    return viewer


def _stop(request: HttpRequest, policy: Policy, kwargs: Any) -> HttpResponse | None:
    """Return what answers instead of the view, or None to let it through."""
    if policy.who == "loopback" and not is_on_this_machine(request):
        return not_here(request)
    if request.method not in policy.methods:
        response = refusal_page(request, refuse("method"))
        response["Allow"] = ", ".join(policy.methods)
        return response
    if "slug" in kwargs and request.viewer.standing is None:
        return not_here(request)
    if policy.who in ("signed in", "members of the community") and not request.viewer.is_signed_in:
        return to_sign_in(request)
    if policy.who == "members of the community" and not request.viewer.standing.is_member:
        return refusal_page(request, refuse("not-allowed", typed=_typed(request)))
    return None


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send a stranger to the sign-in page, and back here afterwards; give back what they had typed."""
    if request.method not in ("GET", "HEAD"):
        return refusal_page(request, refuse("signed-out"))
    query = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{reverse('people:sign-in')}?{query}")


def not_here(request: HttpRequest) -> HttpResponse:
    """Answer for what does not exist and for what is not this viewer's to know of: the same (TRUST A11).

    A stranger under a community is asked to sign in first, whatever the address.
    """
    community_page = request.policy is not None and request.policy.who == "readers of the community"
    if community_page and not request.viewer.is_signed_in and request.viewer.standing is not None:
        return to_sign_in(request)
    return refusal_page(request, refuse("not-found"))


def refusal_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Render a refusal, giving back whatever its person had typed."""
    typed = refusal.typed or _typed(request)
    context = {
        "happened": refusal.happened,
        "safe": refusal.kept,
        "kept": "\n\n".join(text for text in typed.values() if text),
        "next": refusal.next,
        "code": refusal.code,
        "href": reverse("people:sign-in") if refusal.code == "signed-out" else "",
        "link": _("Sign in"),
    }
    return page(request, "ui/error.html", context, status=refusal.status)


def _typed(request: HttpRequest) -> dict[str, str]:
    if request.method != "POST":
        return {}
    hidden = ("csrfmiddlewaretoken", "once", "password", "code", "token")
    return {name: text for name, text in request.POST.items() if name not in hidden and len(text) > 1}
