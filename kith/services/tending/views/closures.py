"""Closing a conversation, and opening it again."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.services.tending import queries
from kith.services.tending.actions.motions import carry
from kith.services.tending.forms import MaybeWhyForm, WhyForm
from kith.services.tending.models import Motion
from kith.services.tending.views import finding


@door("members of the community", "GET", "POST")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Close a conversation with a reason, or with `again` in the form open it once more."""
    thread = finding.thread(request, key)
    how = queries.how_closes(request.viewer, thread)
    if not how:
        raise refuse("not-allowed", typed={"why": request.POST.get("why", "")})
    again = "again" in request.POST if request.method == "POST" else thread.closed_at is not None
    form = (MaybeWhyForm if again else WhyForm)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        act = Motion.Act.OPEN if again else Motion.Act.CLOSE
        done = carry(thread, act, by=person(request.viewer), why=form.cleaned_data["why"])
        said = _("It’s open again.") if again else _("It’s closed. Everybody can still read it.")
        return finding.after(done, thread, said, _("It’s asked. It happens when another member agrees."))
    status = 422 if request.method == "POST" else 200
    context = {"form": typed(form), "again": again, "how": how}
    context["unnamed"] = queries.bears_no_name(request.viewer, thread)
    return finding.show(request, "tending/closure.html", thread, context, status)
