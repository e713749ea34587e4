"""How views reach things: only through their reader; and how they go on from there."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.base.kit.pages import notices
from kith.members.communities.models import Community, Group
from kith.rooms.kinship.queries import groups


def community(request: HttpRequest) -> Community:
    """Return the community of the address; the network has no kin. Raises Http404."""
    found = request.viewer.standing.community
    if found.kind == Community.Kind.NETWORK:
        raise Http404
    return found


def group(request: HttpRequest, key: str) -> Group:
    """Return a smaller group this viewer may know of. Raises Http404."""
    found = groups.group_named(key, community(request), request.viewer)
    if found is None:
        raise Http404
    return found


def to(route: str, *args: Any, words: Any = "") -> HttpResponse:
    """Go on to another page, with words left for it."""
    response = HttpResponseRedirect(reverse(f"kinship:{route}", args=args), status=303)
    return notices.leave(response, words) if words else response
