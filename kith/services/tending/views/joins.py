"""Putting two conversations together, once it was said what will happen."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.services.conversations.actions.joining import in_age, may_join
from kith.services.conversations.homes import is_elsewhere
from kith.services.conversations.models import Thread
from kith.services.conversations.voices import holds_unnamed
from kith.services.tending import queries, words
from kith.services.tending.actions.motions import carry
from kith.services.tending.forms import MaybeWhyForm, OtherForm
from kith.services.tending.models import Motion
from kith.services.tending.views import finding


@door("members of the community", "GET", "POST")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Ask for the other conversation, say what will happen, and then do it."""
    thread = finding.thread(request, key)
    how = queries.how_tends(request.viewer, thread)
    if not how:
        raise refuse("not-allowed", typed={"why": request.POST.get("why", "")})
    asked = request.GET if request.method != "POST" else request.POST
    form = OtherForm(asked if "other" in asked else None)
    other = _other(request, thread, form) if form.is_bound and form.is_valid() else None
    if other is None:
        status = 422 if form.is_bound else 200
        context = {"form": typed(form), "how": how, "apart": holds_unnamed(thread)}
        return finding.show(request, "tending/join.html", thread, context, status)
    why = MaybeWhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and why.is_valid():
        by, said = person(request.viewer), why.cleaned_data["why"]
        done = carry(thread, Motion.Act.JOIN, by=by, why=said, given={"key": other.key})
        return finding.after(
            done,
            thread,
            _("The two are one now. The other address leads here."),
            _("It’s asked. It happens when another member agrees."),
        )
    return _confirm(request, thread, other, how, why)


def _other(request: HttpRequest, thread: Thread, form: OtherForm) -> Thread | None:
    """Return the conversation that was named; where there is none, the form says so."""
    found = queries.thread_at(form.cleaned_data["other"], request.viewer, thread.community_id)
    if found is None or found.pk == thread.pk or is_elsewhere(found.host_kind):
        form.add_error("other", _("No other conversation of this community that you can read is there."))
        return None
    older, younger = in_age(thread, found)
    if not may_join(older, younger):
        form.add_error("other", _("More people read the older of the two, so the younger can’t go into it."))
        return None
    if holds_unnamed(thread, found):
        form.add_error(
            "other",
            _("Something in one of the two bears no name. Together, they could tell whose it is."),
        )
        return None
    if not queries.how_tends(request.viewer, found):
        form.add_error("other", _("That one is for others to move: who started it, or who looks after it."))
        return None
    return found


def _confirm(
    request: HttpRequest, thread: Thread, other: Thread, how: str, form: MaybeWhyForm
) -> HttpResponse:
    older, younger = in_age(thread, other)
    both = "alone" if how == queries.how_tends(request.viewer, other) == "alone" else "together"
    context = {
        "form": typed(form),
        "other": other,
        "older": older,
        "younger": younger,
        "fewer": older.audience_id != younger.audience_id,
        "older_level": older.audience.level,
        "older_readers": words.readers(older),
        "how": both,
    }
    status = 422 if request.method == "POST" else 200
    return finding.show(request, "tending/join_confirm.html", thread, context, status)
