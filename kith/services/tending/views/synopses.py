"""What a conversation came to: writing it, changing it, and what it said before."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.services.conversations.models import Thread
from kith.services.conversations.voices import check_own_name
from kith.services.tending import queries
from kith.services.tending import synopses as read
from kith.services.tending.actions.summing import sum_up
from kith.services.tending.forms import SynopsisForm
from kith.services.tending.models.synopsis import MOST_LINES
from kith.services.tending.views import finding


@door("members of the community", "GET", "POST")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Sum a conversation up, or change how it was."""
    thread = finding.thread(request, key)
    if request.method != "POST":
        check_own_name(request.viewer, thread.pk)
    was = read.number_of(thread)
    posted = request.POST if request.method == "POST" else None
    form = SynopsisForm(posted, thread=thread, initial=_standing(thread, was) if posted is None else None)
    if posted is not None and form.is_valid():
        lines = form.lines()
        if lines or was:
            sum_up(thread, lines, by=person(request.viewer), was=form.cleaned_data["was"] or 0)
            said = (
                _("It stands at the head. Whose words it rests on will hear.") if lines else _("It’s gone.")
            )
            return finding.back_to(thread, said)
        form.add_error("line_1", _("Write one line at least."))
    context = {
        "form": typed(form),
        "numbers": range(1, MOST_LINES + 1),
        "posts": queries.posts_by_number(thread),
        "was": was,
    }
    return finding.show(request, "tending/synopsis.html", thread, context, 422 if posted is not None else 200)


def _standing(thread: Thread, was: int) -> dict[str, str | int]:
    """Return what stands there today, as the form shows it."""
    found: dict[str, str | int] = {"was": was}
    summed = read.synopsis_of(thread.pk)
    for number, line in enumerate(summed.lines if summed else (), start=1):
        found[f"line_{number}"] = line.text
        found[f"posts_{number}"] = ", ".join(str(one.number) for one in line.rests)
    return found


@door("readers of the community")
def versions(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show what a synopsis said before, newest first."""
    thread = finding.thread(request, key)
    found = leaf(request, lambda number: read.versions_of(thread, number), read.VERSIONS)
    if not found.items:
        raise refuse("not-found")
    return finding.show(request, "tending/versions.html", thread, {"versions": found})
