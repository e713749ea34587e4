"""What the viewer wrote without their name: theirs to read, and nobody else's."""

from django.http import HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import page
from kith.services.unnamed import queries


@door("signed in")
def index(request: HttpRequest) -> HttpResponse:
    """Show it, newest first, and who opened the link to them, if anybody did."""
    posts = leaf(request, lambda number: queries.mine(request.viewer, number), queries.MINE_A_PAGE)
    return page(request, "unnamed/mine.html", {"posts": posts}, here="you")
