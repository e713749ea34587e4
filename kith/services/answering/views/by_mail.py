"""Saying from a mail, without signing in, that a question is not one for oneself."""

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.services.answering.actions.wondering import put_aside
from kith.services.answering.tokens import wondering_by


@door("anyone", "GET", "POST")
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether it is so; POST keeps it. Looking at the link changes nothing."""
    asked = wondering_by(token)
    if asked is None:
        raise Http404
    if request.method == "POST":
        asked = put_aside(asked, by=asked.person)
    return page(request, "answering/not_me.html", {"asked": asked, "done": asked.not_me_at is not None})
