"""What a community is about, who may join and why."""

from django.http import HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.members.communities import additions, queries
from kith.members.communities.models import Community
from kith.members.communities.words import how_to_join, names_of, paragraphs


@door("readers of the community")
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a community's domain, practice and norms, who convenes it and since when."""
    standing = request.viewer.standing
    community = standing.community
    held = queries.convenors(community)
    context = {
        "community": community,
        "standing": standing,
        "is_network": community.kind == Community.Kind.NETWORK,
        "practice": paragraphs(community.practice_scope),
        "norms": paragraphs(community.norms),
        "how_to_join": how_to_join(community),
        "convenors": names_of(held) if request.viewer.is_signed_in else "",
        "has_convenor": bool(held),
        "additions": additions.shown(community, request.viewer),
    }
    return page(request, "communities/about.html", context, here="about", community=community)
