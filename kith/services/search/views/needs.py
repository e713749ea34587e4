"""What was looked for in a community and not found; and asking it of everybody there."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import notices, page
from kith.members.communities.models import Community
from kith.members.people.queries import person
from kith.services.search import asking, reading
from kith.services.search.actions.missing import let_go, miss
from kith.services.search.needs import NEEDS_A_PAGE, need_with, needs_of


@door("members of the community", "GET", "POST")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is missing here; or, with words that did not help, go and ask them."""
    community = request.viewer.standing.community
    if request.method == "POST":
        return _ask(request, community)
    shown = leaf(request, lambda number: needs_of(community, number), NEEDS_A_PAGE)
    rows = [(need, asking.question_at(slug, need.words)) for need in shown.items]
    context = {"community": community, "rows": rows, "leaf": shown}
    return page(request, "search/needs.html", context, here="conversations", community=community)


@door("members of the community", "POST")
def end(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Take something off the list."""
    need = need_with(key, request.viewer.standing.community)
    if need is None:
        raise Http404
    let_go(need, by=person(request.viewer))
    response = HttpResponseRedirect(reverse("search:needs", args=[slug]), status=303)
    return notices.leave(response, _("It’s off the list."))


def _ask(request: HttpRequest, community: Community) -> HttpResponse:
    words = reading.typed(request.POST.get("q", ""))
    if words:
        miss(community, words, by=request.viewer)
    place = asking.question_at(community.slug, words) or reverse("search:needs", args=[community.slug])
    return HttpResponseRedirect(place, status=303)
