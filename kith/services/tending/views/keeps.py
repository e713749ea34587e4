"""Conversations somebody keeps for themself."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import notices, page
from kith.members.people.queries import person
from kith.services.tending import keeps
from kith.services.tending.actions.keeping import keep, let_go
from kith.services.tending.views import finding


@door("signed in")
def index(request: HttpRequest) -> HttpResponse:
    """Show the conversations this viewer keeps and may read, newest kept first."""
    kept = leaf(request, lambda number: keeps.kept_by(request.viewer, number), keeps.COUNT)
    return page(request, "tending/kept.html", {"kept": kept}, here="you")


@door("signed in", "GET", "POST")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say whether it is kept; keep a conversation, or with `no` in the form keep it no more."""
    thread = finding.thread(request, key)
    if request.method != "POST":
        context = {"kept": keeps.is_kept(request.viewer, thread)}
        return finding.show(request, "tending/keep.html", thread, context)
    by = person(request.viewer)
    if "no" in request.POST:
        let_go(thread, by=by)
        response = HttpResponseRedirect(reverse("tending:kept"), status=303)
        return notices.leave(response, _("You don’t keep it any more."))
    keep(thread, by=by)
    return finding.back_to(thread, _("Kept. You’ll find it under You, in Your kept conversations."))
