"""What the addresses of this room name, as far as the viewer may see it."""

from django.http import Http404, HttpRequest

from kith.base.kit.refusals import refuse
from kith.members.communities.models import Community
from kith.rooms.admissions import queries
from kith.rooms.admissions.models import Application, Invitation


def community(request: HttpRequest) -> Community:
    """Return the community of the address. Nobody joins the network by asking: Http404."""
    found = request.viewer.standing.community
    if found.kind == Community.Kind.NETWORK:
        raise Http404
    return found


def decided_by_viewer(request: HttpRequest) -> Community:
    """Return the community of the address. Raises Refusal for who does not decide about joining it."""
    found = community(request)
    if not queries.may_decide(request.viewer):
        raise refuse("not-allowed")
    return found


def application(request: HttpRequest, key: str) -> Application:
    """Return the request of this key. Raises Http404 where the viewer may not read it."""
    found = queries.request_with(key, request.viewer, community(request))
    if found is None:
        raise Http404
    return found


def invitation(request: HttpRequest, key: str) -> Invitation:
    """Return the invitation of this key. Raises Http404 where the viewer has nothing to do with it."""
    found = queries.invitation_with(key, request.viewer, community(request))
    if found is None:
        raise Http404
    return found
