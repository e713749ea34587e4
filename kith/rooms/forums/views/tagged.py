"""Conversations by the words their community tags them with."""

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import page
from kith.rooms.forums.lines import rows
from kith.rooms.forums.views import finding
from kith.services.conversations.queries import THREADS_A_PAGE
from kith.services.moderation.access import looks_after
from kith.services.tending import tags


@door("readers of the community")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the words that conversations this viewer may read are tagged with."""
    community = finding.community(request)
    context = {"tags": tags.tags_in(community, request.viewer), "community": community}
    return page(request, "forums/tagged/index.html", context, here="conversations", community=community)


@door("readers of the community")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show the conversations that bear a tag, of those this viewer may read."""
    community = finding.community(request)
    tag = tags.tag_named(community, key, request.viewer)
    if tag is None:
        raise Http404
    found = leaf(request, lambda number: tags.lines_with(tag, request.viewer, number), THREADS_A_PAGE)
    context = {
        "tag": tag,
        "found": found,
        "rows": rows(found.items, request.viewer.zone),
        "community": community,
        "looks_after": looks_after(request.viewer, community),
    }
    return page(request, "forums/tagged/show.html", context, here="conversations", community=community)
