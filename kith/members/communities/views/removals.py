"""Proposals that someone leaves, and appeals: for those who decide."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import refuse
from kith.members.communities import roster
from kith.members.communities.actions import removing
from kith.members.communities.models import Community, Removal
from kith.members.people.queries import person


@door("signed in")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what waits for this viewer's word; nothing here is for anyone else."""
    community, viewer = request.viewer.standing.community, request.viewer
    found = leaf(request, lambda number: _read(viewer, community, number), roster.COUNT)
    context = {"community": community, "removals": found}
    return page(request, "communities/removals.html", context, here="about", community=community)


def _read(viewer: Any, community: Community, number: int) -> list[Removal]:
    found = roster.removals_for(viewer, community, number)
    if found is None:
        raise Http404
    return found


@door("signed in", "POST")
def decide(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Second or drop a proposal, or answer an appeal."""
    community = request.viewer.standing.community
    found = roster.removal_named(key, request.viewer, community)
    if found is None:
        raise Http404
    me, said = person(request.viewer), request.POST.get("answer", "")
    words = request.POST.get("words", "")
    if said == "second":
        removing.second(found, by=me)
    elif said == "drop":
        removing.drop(found, by=me)
    elif said in ("overturn", "uphold"):
        removing.decide(found, by=me, overturn=said == "overturn", words=words)
    else:
        raise refuse("bad-request", typed={"words": words})
    response = HttpResponseRedirect(reverse("communities:removals", args=[slug]), status=303)
    if said == "drop":
        return notices.leave(response, _("Let go. Nothing happens, and nobody is told."))
    return notices.leave(response, _("Kept. %(name)s can read it.") % {"name": found.person.name})
