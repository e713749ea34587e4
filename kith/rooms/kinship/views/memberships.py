"""Coming into a smaller group and leaving it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.refusals import refuse
from kith.members.people.queries import person
from kith.rooms.kinship.actions import gathering
from kith.rooms.kinship.forms import ReasonForm
from kith.rooms.kinship.models import Asking
from kith.rooms.kinship.queries import groups as queries
from kith.rooms.kinship.views import finding
from kith.rooms.kinship.views.groups import back_to


@door("members of the community", "POST")
def join(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Join a group, or ask to."""
    group = finding.group(request, key)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise refuse("bad-request", happened=form.errors["reason"][0], typed={"reason": form.data["reason"]})
    waits = gathering.join(group, by=person(request.viewer), reason=form.cleaned_data["reason"])
    return back_to(group, _("Asked. Someone in the group will answer.") if waits else _("You’re in."))


@door("members of the community", "POST")
def end(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Leave a group, or take back that one asked."""
    group = finding.group(request, key)
    gathering.leave(group, by=person(request.viewer))
    return back_to(group, _("Done. You can come back the same way you came in."))


@door("members of the community", "POST")
def answer(request: HttpRequest, slug: str, key: str, asking: str) -> HttpResponse:
    """Answer somebody who asked to come in."""
    group = finding.group(request, key)
    found = queries.asking_named(asking, group)
    if found is None:
        raise Http404
    welcome = request.POST.get("welcome") == "yes"
    held = gathering.answer(found, by=person(request.viewer), welcome=welcome)
    in_now = held.state == Asking.State.WELCOMED
    name = {"name": held.person.name}
    return back_to(
        group, _("%(name)s is in.") % name if in_now else _("Answered. %(name)s can read it.") % name
    )
