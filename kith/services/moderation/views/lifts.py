"""Lifting the limits on writing."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices
from kith.members.people.queries import person, with_key
from kith.services.moderation.actions.lifting import lift
from kith.services.moderation.views import finding


@door("members of the community", "POST")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Lift them for the person whose key is in the form, or without one for everyone for an hour."""
    key = request.POST.get("person", "")
    whom = with_key(key) if key else None
    if key and whom is None:
        raise Http404
    lift(finding.community(request), by=person(request.viewer), person=whom)
    said = _("Everyone can write as much as they like for an hour.")
    if whom is not None:
        said = _("%(name)s can write as much as they like now.") % {"name": whom.name}
    return notices.leave(HttpResponseRedirect(reverse("moderation:care", args=[slug]), status=303), said)
