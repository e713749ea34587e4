"""What is known about me, and all of it in one file."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.desks.yours import queries
from kith.desks.yours.actions.parcelling import ask_for_parcel, fetch
from kith.members.people.queries import person


@door("signed in")
def data(request: HttpRequest) -> HttpResponse:
    """Show everything that is kept about the viewer, by kind, each with who may see it and until when."""
    me = person(request.viewer)
    words = {
        "parts_of": queries.everything(me),
        "log": queries.log_of(me),
        "parcel": queries.parcel_of(me),
        "departure": queries.departure_of(me),
        "now": now(),
    }
    return page(request, "yours/data.html", words, here="you")


@door("signed in", "POST")
def export(request: HttpRequest) -> HttpResponse:
    """Have everything put into one file."""
    ask_for_parcel(by=person(request.viewer))
    response = HttpResponseRedirect(reverse("yours:data") + "#export", status=303)
    return notices.leave(response, _("Your export is being made. It takes a few minutes at most."))


@door("signed in")
def parcel(request: HttpRequest, key: str) -> HttpResponse | FileResponse:
    """Hand out the viewer's own export, while it is kept."""
    me = person(request.viewer)
    found = queries.ready_parcel(key, me, now())
    file = fetch(found, by=me) if found else None
    if file is None:
        raise Http404
    response = FileResponse(file, as_attachment=True, filename="everything-about-me.zip")
    response["Cache-Control"] = "private, no-store"
    return response
