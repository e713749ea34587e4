"""A whole conversation on paper: every post, and nothing to press."""

from django.http import HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.pages import page, page_number
from kith.members.communities.models import Audience
from kith.members.communities.queries import group_of
from kith.rooms.forums import queries as forums
from kith.rooms.forums.views import finding
from kith.services.conversations import queries as conversations
from kith.services.conversations.linked import lines_named
from kith.services.tending.synopses import synopsis_of

MOST = 500  # posts on one printout; a longer conversation has several


@door("readers of the community")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show a conversation for printing."""
    thread, community = finding.opening(request, key), finding.community(request)
    last = max((thread.post_count - 1) // MOST + 1, 1)
    number = page_number(request, last)
    first = (number - 1) * MOST + 1
    group = group_of(thread.audience_id) if thread.level == Audience.Level.GROUP else None
    posts = conversations.posts_between(thread, first, first + MOST - 1)
    context = {
        "thread": thread,
        "community": community,
        "posts": lines_named(posts, request.viewer),
        "summed": synopsis_of(thread.pk) if thread.is_tended else None,
        "readers": forums.readers(community, thread.level, group),
        "number": number,
        "last": last,
        "here": request.build_absolute_uri("../"),
    }
    return page(request, "forums/threads/print.html", context, here="conversations", community=community)
