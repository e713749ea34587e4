"""The page of findings."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import urlencode

from kith.base.kit.doors import door
from kith.base.kit.pages import page, page_number
from kith.members.communities.addresses import home_of
from kith.members.communities.models import Community
from kith.members.communities.words import how_to_join
from kith.services.search import reading
from kith.services.search.queries import HITS_A_PAGE, NEWEST, communities_about, community_named, find

LAST_PAGE = NEWEST // HITS_A_PAGE


@door("anyone")
def index(request: HttpRequest) -> HttpResponse:
    """Find things by words, everywhere or in one community: ?q=words&in=slug&page=1."""
    text = reading.typed(request.GET.get("q", ""))
    community = _community(request.GET.get("in", ""))
    number = page_number(request, LAST_PAGE)
    results = find(request.viewer, text, community, number)
    asked = {"q": text} | ({"in": community.slug} if community else {})
    context = {
        "text": text,
        "within": community,
        "communities": _communities(text) if community is None and number == 1 else [],
        "results": results,
        "number": number,
        "has_more": results.has_more and number < LAST_PAGE,
        "step": f"?{urlencode(asked)}&page=",
    }
    return page(request, "search/results.html", context, here="search")


def _communities(text: str) -> list[tuple[Community, str, str]]:
    return [(each, home_of(each.slug), how_to_join(each)) for each in communities_about(text)]


def _community(slug: str) -> Community | None:
    if not slug:
        return None
    found = community_named(slug)
    if found is None:
        raise Http404
    return found
