"""What waits for a second member: agreeing to it, or taking it back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.members.people.queries import person
from kith.services.tending import queries
from kith.services.tending.actions.motions import agree, withdraw
from kith.services.tending.views import finding


@door("members of the community", "POST")
def show(request: HttpRequest, slug: str, key: str, motion: str) -> HttpResponse:
    """Agree to what another member asks, or with `back` in the form take back one's own."""
    thread = finding.thread(request, key)
    found = queries.motion_named(motion, thread)
    if found is None:
        raise Http404
    by = person(request.viewer)
    if "back" in request.POST:
        withdraw(found, by=by)
        return finding.back_to(thread, _("You took it back."))
    done = agree(found, by=by)
    return finding.after(done, thread, _("Done. You both decided it."), _("That was settled already."))
