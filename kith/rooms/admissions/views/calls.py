"""Writing down who a community looks for, and what it asks."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.rooms.admissions import queries
from kith.rooms.admissions.actions.calling import write_call
from kith.rooms.admissions.forms import CallForm, written
from kith.rooms.admissions.models.call import MAX_WORDS, MOST_QUESTIONS, PARTS
from kith.rooms.admissions.views import finding
from kith.rooms.admissions.words import HEADINGS, HINTS


@door("members of the community", "GET", "POST")
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a community's call to be written, and write it. "up" also moves a question up by one."""
    community = finding.decided_by_viewer(request)
    if request.method != "POST":
        return _page(request, community, CallForm(initial=written(queries.call_of(community))))
    form = CallForm(request.POST)
    if not form.is_valid():
        return _page(request, community, form, status=422)
    up = request.POST.get("up", "")
    questions = form.questions(int(up) if up.isascii() and up.isdigit() else 0)
    invite = form.cleaned_data["members_invite"]
    write_call(
        community, by=person(request.viewer), questions=questions, members_invite=invite, **form.parts()
    )
    if up:
        here = reverse("admissions:call", args=[slug]) + "#questions"
        return HttpResponseRedirect(here, status=303)
    back = HttpResponseRedirect(reverse("admissions:admissions", args=[slug]), status=303)
    return notices.leave(back, _("Written down. It stands on the About page, and above the form."))


def _how_many_to_show(form: CallForm) -> int:
    """Return how many rows for questions lie open: those that hold one, and one more."""
    used = [n for n in range(1, MOST_QUESTIONS + 1) if form[f"q{n}"].value()]
    return min(max(used, default=0) + 1, MOST_QUESTIONS)


def _page(request: HttpRequest, community, form: CallForm, status: int = 200) -> HttpResponse:
    context = {
        "community": community,
        "form": typed(form),
        "parts_of_call": [(name, HEADINGS[name], HINTS[name]) for name in PARTS],
        "numbers": range(1, MOST_QUESTIONS + 1),
        "shown": _how_many_to_show(form),
        "kinds": form.fields["k1"].choices,
        "most": MAX_WORDS,
        "mode": community.admission_mode,
    }
    return page(
        request, "admissions/call.html", context, status=status, here="admissions", community=community
    )
