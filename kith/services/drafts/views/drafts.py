"""One's own drafts: the list, keeping one, letting one go."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import notices, page
from kith.members.people.queries import person
from kith.services.drafts import queries
from kith.services.drafts.actions import keeping
from kith.services.drafts.boxes import Sheet, spot_of


@door("signed in", "GET", "POST")
def mine(request: HttpRequest) -> HttpResponse:
    """Show the viewer's drafts; keep one, from its own form or quietly as it is typed."""
    if request.method == "POST":
        return _keep(request)
    drafts = leaf(request, lambda number: queries.drafts_of(request.viewer, number), queries.DRAFTS_A_PAGE)
    return page(request, "drafts/mine.html", {"drafts": drafts}, here="you")


def _keep(request: HttpRequest) -> HttpResponse:
    typed = {name: request.POST.get(name, "") for name in ("place", "title", "source", "once", "was")}
    sheet = Sheet(typed["title"], typed["source"], typed["once"], typed["was"])
    kept = keeping.keep(typed["place"], sheet, by=person(request.viewer))
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    spot = spot_of(typed["place"], request.viewer)
    words = (
        _("Kept for 30 days. It’s here, and under You on any device.")
        if kept
        else _("There was nothing to keep.")
    )
    response = HttpResponseRedirect(spot.href if spot else reverse("drafts:mine"), status=303)
    return notices.leave(response, words)


@door("signed in", "POST")
def remove(request: HttpRequest, key: str) -> HttpResponse:
    """Let a draft go."""
    draft = queries.draft_named(key, request.viewer)
    if draft is None:
        raise Http404
    keeping.remove(draft, by=person(request.viewer))
    return notices.leave(HttpResponseRedirect(reverse("drafts:mine"), status=303), _("It’s gone."))
