"""Saying that one will keep to the charter as it stands."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices
from kith.base.kit.refusals import refuse
from kith.members.people.queries import person
from kith.rooms.charter import queries
from kith.rooms.charter.actions import accepting


@door("members of the community", "POST")
def accept(request: HttpRequest, slug: str) -> HttpResponse:
    """Accept the version that was read; a newer one in the meantime is shown instead of accepted."""
    charter = queries.current(request.viewer.standing.community)
    if charter is None:
        raise Http404
    if request.POST.get("version") != charter.key:
        raise refuse(
            "changed-meanwhile",
            happened=_("The charter has changed since you opened this page."),
            next=_("Go back and read it as it stands now."),
        )
    accepting.accept(charter, by=person(request.viewer))
    response = HttpResponseRedirect(reverse("charter:show", args=[slug]), status=303)
    return notices.leave(response, _("Thank you. It’s kept that you’ve said yes to this."))
