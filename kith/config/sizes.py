"""How large a request may be: as large as a form is."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from kith.base.kit.refusals import refuse
from kith.members.communities.doorkeeper import refusal_page


class SizeLimit:
    """Middleware. Refuses a request by the length it declares, before any of it is read.

    A body that declares no length is not read at all: Django takes it to be empty.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _length(request) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return self.get_response(request)
        # Whoever asks for the form from here on finds an empty one, and reads nothing.
        request._mark_post_parse_error()  # type: ignore[attr-defined]  # of every request a server hands us
        return refusal_page(
            request,
            refuse(
                "bad-request",
                status=413,
                happened=_("That was more than this site takes in one go."),
                kept=_("Nothing was changed."),
                next=_("Go back and send it in smaller pieces."),
            ),
        )


def _length(request: HttpRequest) -> int:
    return int(request.META.get("CONTENT_LENGTH") or 0)
