"""Whom somebody may mean as they type "@" and the beginning of a name: suggestions, a few at a time."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kith.base.kit.doors import door
from kith.rooms.forums.views import finding
from kith.services.conversations.naming import members_of, nameable, suggested

_MOST_LETTERS = 60


@door("members of the community")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Return those of a conversation (?in=KEY) or of the community whose name begins so (?q=), as JSON."""
    begun = request.GET.get("q", "")[:_MOST_LETTERS].strip()
    if "in" in request.GET:
        thread = finding.opening(request, request.GET["in"])
        people = nameable(thread.audience_id, thread.community_id, thread.pk)
    else:
        people = members_of(finding.community(request).pk)
    found = suggested(begun, people)
    said = [{"name": one.name, "line": one.pointer} for one in found]
    label = _("Whom do you mean?")
    heard = ngettext("%(n)s name to choose from", "%(n)s names to choose from", len(found)) % {
        "n": len(found)
    }
    return JsonResponse({"people": said, "label": label, "heard": heard})
