"""Changing who may join."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import notices, page
from kith.base.kit.typed import typed
from kith.members.communities.threshold import modes_with_a_way
from kith.members.people.queries import person
from kith.rooms.admissions import queries
from kith.rooms.admissions.actions.opening import change_mode
from kith.rooms.admissions.forms import ModeForm
from kith.rooms.admissions.views import finding
from kith.rooms.admissions.words import MODES


@door("members of the community", "GET", "POST")
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who may join, and change it; where nobody decides alone, say what one would like."""
    community = finding.decided_by_viewer(request)
    form = ModeForm(
        request.POST if request.method == "POST" else None, initial={"mode": community.admission_mode}
    )
    if request.method != "POST" or not form.is_valid():
        return _page(request, community, form, status=422 if request.method == "POST" else 200)
    mode = form.cleaned_data["mode"]
    now_is = change_mode(community, mode, by=person(request.viewer))
    words = _("That’s how people come in from now on. What was said before keeps the readers it had.")
    if now_is.admission_mode != mode:
        words = _("Kept. When a second member wishes the same, it is so.")
    back = HttpResponseRedirect(reverse("admissions:mode", args=[slug]), status=303)
    return notices.leave(back, words)


def _page(request: HttpRequest, community, form: ModeForm, status: int = 200) -> HttpResponse:
    changes = leaf(request, lambda number: queries.changes(community, number), queries.COUNT)
    context = {
        "community": community,
        "form": typed(form),
        "modes": [(mode, *MODES[mode]) for mode in modes_with_a_way()],
        "one_more": queries.one_more_needed(community),
        "wishes": [(wish, MODES[wish.mode][0]) for wish in queries.wishes(community)],
        "changes": changes.of(lambda change: (change, MODES[change.mode][0])),
    }
    return page(
        request, "admissions/mode.html", context, status=status, here="admissions", community=community
    )
