"""A community's charter as it stands, and as it stood."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.pages import page, page_number
from kith.members.communities.models import Community
from kith.members.communities.words import paragraphs
from kith.rooms.charter import queries
from kith.rooms.charter.comparing import changes, parts_of
from kith.rooms.charter.words import LABELS


@door("readers of the community")
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the charter, what is proposed, and what it said before."""
    community, number = _community(request), page_number(request)
    charter, history = queries.current(community), queries.history(community, number)
    if number > 1 and not history:
        raise Http404
    context = {
        "standing": request.viewer.standing,
        "community": community,
        "charter": charter,
        "parts": _readable(charter or community),
        "proposal": queries.open_proposal(community, request.viewer),
        "to_accept": queries.to_accept(request.viewer, community),
        "history": history[: queries.COUNT],
        "number": number,
        "has_more": len(history) > queries.COUNT,
    }
    return page(request, "charter/show.html", context, here="about", community=community)


@door("readers of the community")
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one version as it was adopted, and what it changed."""
    community = _community(request)
    found = queries.version_numbered(community, number)
    if found is None:
        raise Http404
    older = queries.before(found)
    context = {
        "standing": request.viewer.standing,
        "community": community,
        "version": found,
        "parts": _readable(found),
        "changes": changes(older, found) if older else [],
        "labels": LABELS,
    }
    return page(request, "charter/version.html", context, here="about", community=community)


def _community(request: HttpRequest) -> Community:
    community = request.viewer.standing.community
    if community.kind == Community.Kind.NETWORK:
        raise Http404
    return community


def _readable(charter: Any) -> list[tuple[Any, list[str]]]:
    if isinstance(charter, Community):
        texts = [(part, getattr(charter, part, "")) for part in LABELS]
        return [(LABELS[part], paragraphs(text)) for part, text in texts if text]
    return [(LABELS[part], paragraphs(text)) for part, text in parts_of(charter)]
