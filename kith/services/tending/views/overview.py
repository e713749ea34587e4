"""What can be done to a conversation as a whole, and who does it."""

from django.http import HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.services.tending import queries, words
from kith.services.tending.views import finding


@door("members of the community")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show what can be done, and what waits for a second member."""
    thread = finding.thread(request, key)
    asked = [(one, words.wish(one.act, one.by)) for one in queries.asked_of(thread.pk)]
    context = {"how": queries.how_tends(request.viewer, thread), "asked": asked}
    context["closes"] = queries.how_closes(request.viewer, thread) == "alone"
    return finding.show(request, "tending/overview.html", thread, context)
