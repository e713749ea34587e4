"""The pages for what goes wrong outside any view."""

from django.http import HttpRequest, HttpResponse

from kith.base.kit.refusals import refuse
from kith.members.communities.doorkeeper import not_here, refusal_page
from kith.members.people.viewer import Viewer


def _seen(request: HttpRequest) -> HttpRequest:
    # An error may come before the doorkeeper has looked.
    if not hasattr(request, "viewer"):
        request.viewer, request.policy = Viewer(), None
    return request


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400."""
    return refusal_page(_seen(request), refuse("bad-request"))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 for an address that matches nothing."""
    return not_here(_seen(request))


def our_fault(request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    return refusal_page(_seen(request), refuse("our-fault"))


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 for a form whose token is missing or wrong, and give the words back."""
    return refusal_page(_seen(request), refuse("form-expired"))
