"""The page of findings."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import page, page_number
from kith.members.communities.addresses import home_of
from kith.members.communities.models import Community
from kith.members.communities.words import how_to_join
from kith.members.people.viewer import Viewer
from kith.members.profiles.addresses import general_discussion
from kith.services.search import reading
from kith.services.search.actions.missing import miss
from kith.services.search.declarations import sorts
from kith.services.search.narrowing import Chip, Narrowing, asked
from kith.services.search.queries import HITS_A_PAGE, NEWEST, communities_about, community_named, find

LAST_PAGE = NEWEST // HITS_A_PAGE


@door("anyone")
def index(request: HttpRequest) -> HttpResponse:
    """Find things by words: ?q=words, and of them those that in, kind, by, when, from and to ask for."""
    text = reading.typed(request.GET.get("q", ""))
    community = _community(request.GET.get("in", ""), request.viewer)
    narrowing = asked(request.GET, request.viewer.zone)
    number = page_number(request, LAST_PAGE)
    exact = request.GET.get("exact") == "1"
    address = {"q": text} | ({"in": community.slug} if community else {}) | narrowing.parameters
    communities = _communities(text) if number == 1 and address.keys() == {"q"} else []
    # Whose name it is, is spelt well.
    results = find(request.viewer, text, community, number, narrowing, exact or bool(communities))
    nothing = bool(text) and number == 1 and not (results.hits or results.near or communities)
    if nothing and community and community.is_ours and not narrowing.parameters:
        miss(community, text, by=request.viewer)
    context = {
        "text": text,
        "within": community,
        "communities": communities,
        "general": general_discussion(request.viewer) if nothing else "",
        "results": results,
        "number": number,
        "has_more": results.has_more and number < LAST_PAGE,
        "step": f"?{urlencode(address)}&page=",
        "as_typed": f"?{urlencode(address | {'exact': 1})}",
        "narrowing": narrowing,
        "kinds": _kinds(),
        "taken_off": _taken_off(address, narrowing, community),
    }
    return page(request, "search/results.html", context, here="search")


def _taken_off(
    address: dict[str, str], narrowing: Narrowing, community: Community | None
) -> list[tuple[str, str]]:
    """Return each thing that narrows the search, in words, and the address without it."""
    chips = narrowing.chips()
    if community is not None:
        chips.insert(0, Chip("in", _("In %(name)s") % {"name": community.name}))
    without = [{name: value for name, value in address.items() if name != chip.name} for chip in chips]
    here = reverse("search:results")
    return [(chip.label, f"{here}?{urlencode(left)}") for chip, left in zip(chips, without, strict=True)]


def _kinds() -> list[tuple[str, str]]:
    return [("", _("Everything")), *((sort.name, str(sort.label)) for sort in sorts())]


def _communities(text: str) -> list[tuple[Community, str, str]]:
    return [(each, home_of(each.slug), how_to_join(each)) for each in communities_about(text)]


def _community(slug: str, viewer: Viewer) -> Community | None:
    if not slug:
        return None
    found = community_named(slug, viewer)
    if found is None:
        raise Http404
    return found
