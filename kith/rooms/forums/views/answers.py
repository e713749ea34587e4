"""Questions that were summed up, each with what it came to and whose words that is."""

from django.http import HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import page
from kith.rooms.forums.views import finding
from kith.services.tending import synopses


@door("readers of the community")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the questions of a community that were summed up, of those this viewer may read."""
    community = finding.community(request)
    found = leaf(
        request, lambda number: synopses.answers(community, request.viewer, number), synopses.ANSWERS
    )
    context = {"answers": found, "community": community, "standing": request.viewer.standing}
    return page(request, "forums/answers/index.html", context, here="conversations", community=community)
