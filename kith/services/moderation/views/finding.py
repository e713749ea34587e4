"""How views reach things: only through their reader."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.base.kit.pages import notices
from kith.members.communities.models import Community
from kith.services.moderation import queries
from kith.services.moderation.declarations import Thing, reportable_called
from kith.services.moderation.models import Concern


def community(request: HttpRequest) -> Community:
    """Return the community of the address; the doorkeeper has found it."""
    return request.viewer.standing.community


def thing(request: HttpRequest, word: str, key: str) -> Thing:
    """Return the thing this viewer may read, of the community of the address. Raises Http404."""
    declared = reportable_called(word)
    found = declared.found(request.viewer, key) if declared else None
    if found is None or found.community_id != community(request).pk:
        raise Http404
    return found


def case(request: HttpRequest, key: str) -> queries.Case:
    """Return the concern this viewer raised, wrote or decides, in this community. Raises Http404."""
    found = queries.case(key, request.viewer, community(request))
    if found is None:
        raise Http404
    return found


def back_to(concern: Concern, words: str) -> HttpResponse:
    """Go to the page of a concern and say these words there."""
    address = reverse("moderation:concern", args=[concern.community.slug, concern.key])
    return notices.leave(HttpResponseRedirect(address, status=303), words)
