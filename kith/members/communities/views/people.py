"""The people of a community: members see each other."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from kith.base.kit.doors import door
from kith.base.kit.pages import page, page_number
from kith.members.communities import queries
from kith.members.communities.addresses import directory_of, profile_of
from kith.members.communities.models import Community

COUNT = 48


@door("readers of the community")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show members A to Z or newest first; anyone else reads who may see them.

    Of the network everyone is a member: they are in the directory, with what each of them shows, and when
    somebody first came is nobody's news.
    """
    standing = request.viewer.standing
    if standing.community.kind == Community.Kind.NETWORK and directory_of(request.viewer):
        return HttpResponseRedirect(directory_of(request.viewer))
    newest_first = request.GET.get("order") == "newest"
    number = page_number(request)
    found = _members(standing.community, newest_first, number) if standing.is_member else []
    if standing.is_member and number > 1 and not found:
        raise Http404
    context = {
        "standing": standing,
        "community": standing.community,
        "faces": found[:COUNT],
        "newest_first": newest_first,
        "number": number,
        "has_more": len(found) > COUNT,
        "profile_of": profile_of,
    }
    return page(request, "communities/people.html", context, here="people", community=standing.community)


def _members(community, newest_first: bool, number: int) -> list[queries.Face]:
    start = (number - 1) * COUNT
    return queries.members(community, newest_first=newest_first, start=start, count=COUNT + 1)
