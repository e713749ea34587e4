"""Moving a conversation to another board of its community."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.ledger import kind_of
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.services.conversations.actions.rehanging import may_read_there
from kith.services.conversations.homes import Place, home_of
from kith.services.conversations.models import Thread
from kith.services.conversations.reach import reaches_further
from kith.services.tending import queries
from kith.services.tending.actions.motions import carry
from kith.services.tending.forms import MoveForm
from kith.services.tending.models import Motion
from kith.services.tending.views import finding


@dataclass(frozen=True, slots=True)
class Choice:
    """A board a conversation could go to.

    fits: it lets nobody in. same: the same people read it there. again: more do, as before it was moved.
    """

    place: Place
    fits: bool
    same: bool
    again: bool


@door("members of the community", "GET", "POST")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Move a conversation, once it is said who reads it where."""
    thread = finding.thread(request, key)
    how = queries.how_tends(request.viewer, thread)
    if not how:
        raise refuse("not-allowed", typed={"why": request.POST.get("why", "")})
    choices = _choices(request, thread)
    form = MoveForm(request.POST if request.method == "POST" else None)
    chosen = next((one.place for one in choices if one.place.slug == request.POST.get("place", "")), None)
    if request.method == "POST" and form.is_valid() and chosen is not None:
        given = {"kind": kind_of(chosen.host), "pk": chosen.host.pk}
        by, why = person(request.viewer), form.cleaned_data["why"]
        done = carry(thread, Motion.Act.MOVE, by=by, why=why, given=given)
        said = _("It’s on %(board)s now.") % {"board": chosen.name}
        return finding.after(done, thread, said, _("It’s asked. It happens when another member agrees."))
    if request.method == "POST" and form.is_valid():
        form.add_error("place", _("Say where it goes."))
    context = {"form": typed(form), "choices": choices, "how": how}
    status = 422 if request.method == "POST" else 200
    return finding.show(request, "tending/place.html", thread, context, status)


def _choices(request: HttpRequest, thread: Thread) -> list[Choice]:
    here = (thread.host_kind, thread.host_id)
    places = home_of(thread.host_kind).places(thread, request.viewer)
    return [
        Choice(
            one,
            fits=may_read_there(thread, one.host),
            same=one.host.audience_id == thread.audience_id,
            again=reaches_further(one.host.audience, thread.audience),
        )
        for one in places
        if (kind_of(one.host), one.host.pk) != here
    ]
