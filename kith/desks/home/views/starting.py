"""Start something: what anyone can begin, on every page's button."""

from django.http import HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.members.communities.queries import communities_of


@door("signed in")
def show(request: HttpRequest) -> HttpResponse:
    """Show where a conversation can be started, and how to start a community."""
    context = {"mine": communities_of(request.viewer)}
    return page(request, "home/start.html", context, here="start")
