"""The whole shelf of communities."""

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.pages import page, page_number
from kith.members.communities import loom, queries
from kith.members.communities.addresses import home_of
from kith.members.communities.words import how_to_join

COUNT = 30


@door("anyone")
def index(request: HttpRequest) -> HttpResponse:
    """Show communities A to Z, how to join each, and how to start one."""
    number = page_number(request)
    found = queries.shelf((number - 1) * COUNT, COUNT)
    if number > 1 and not found:
        raise Http404
    shown = found[:COUNT]
    rows = [
        (cloth, home_of(community.slug), how_to_join(community))
        for community, cloth in zip(shown, loom.woven(shown), strict=True)
    ]
    context = {"rows": rows, "number": number, "has_more": len(found) > COUNT}
    return page(request, "communities/index.html", context, here="communities")
