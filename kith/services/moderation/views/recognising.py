"""Someone can be recognised here: one tap, and it is out of sight."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.members.people.queries import person
from kith.services.moderation import queries
from kith.services.moderation.actions.raising import recognise
from kith.services.moderation.views import finding


@door("signed in", "POST")
def index(request: HttpRequest, slug: str, word: str, key: str) -> HttpResponse:
    """Hide a thing until others have looked."""
    # Pressed twice: the first press has taken it out of their own sight.
    concern = queries.recognised_by(request.viewer, finding.community(request), key)
    if concern is None:
        concern = recognise(finding.thing(request, word, key), by=person(request.viewer))
    return finding.back_to(concern, _("Thank you. It’s out of sight now."))
