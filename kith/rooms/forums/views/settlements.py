"""A question is settled by whoever asked it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices
from kith.members.people.queries import person
from kith.rooms.forums.views import finding
from kith.services.conversations.actions.settling import reopen, settle


@door("members of the community", "POST")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Settle a question, or with `again` in the form open it once more."""
    thread = finding.thread(request, key)
    again = "again" in request.POST
    (reopen if again else settle)(thread, by=person(request.viewer))
    words = _("It’s open again.") if again else _("Good. It’s marked as answered.")
    response = HttpResponseRedirect(reverse("forums:conversation", args=[slug, thread.key]), status=303)
    return notices.leave(response, words)
