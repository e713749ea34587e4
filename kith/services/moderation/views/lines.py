"""What the network says above every box people write in."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.communities.queries import network
from kith.members.people.queries import person
from kith.services.moderation import queries
from kith.services.moderation.access import sets_lines
from kith.services.moderation.actions.wording import set_lines
from kith.services.moderation.forms import LinesForm


@door("signed in", "GET", "POST")
def show(request: HttpRequest) -> HttpResponse:
    """Show what stands, and set it; who keeps the house does."""
    if not sets_lines(request.viewer):
        raise refuse("not-allowed", next=_("Ask whoever keeps the house of this network."))
    form = LinesForm(request.POST if request.method == "POST" else None, initial=queries.line_texts())
    if request.method == "POST" and form.is_valid():
        set_lines(network(), by=person(request.viewer), texts=form.cleaned_data)
        response = HttpResponseRedirect(reverse("moderation:lines"), status=303)
        return notices.leave(response, _("Kept. It stands above every box people write in."))
    status = 422 if request.method == "POST" else 200
    return page(request, "moderation/lines.html", {"form": typed(form)}, status=status, here="lines")
