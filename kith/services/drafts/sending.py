"""Words that could not be sent are kept among the writer’s drafts; words that were sent are not."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from kith.base.kit.refusals import Refusal, refuse
from kith.members.people.queries import person
from kith.services.drafts.actions.keeping import keep, let_go
from kith.services.drafts.boxes import Sheet


@contextmanager
def kept_until_sent(request: HttpRequest, place: str) -> Iterator[None]:
    """Keep what was typed into a box as a draft where sending it is refused."""
    try:
        yield
    except (Refusal, Http404) as no:
        if not _keep(request, place):
            raise
        if isinstance(no, Http404):
            raise refuse("not-found", kept=_("Your words are below, and among your drafts.")) from no
        no.kept = _("Your words are below, and among your drafts.")
        raise


def sent(request: HttpRequest, place: str) -> None:
    """Let the draft of a box go, once its words were sent."""
    let_go(place, by=request.viewer)


def _keep(request: HttpRequest, place: str) -> bool:
    if request.method != "POST" or not request.viewer.is_signed_in:
        return False
    sheet = Sheet(
        request.POST.get("title", ""), request.POST.get("source", ""), was=request.POST.get("was", "")
    )
    try:
        return keep(place, sheet, by=person(request.viewer)) is not None
    except Refusal:
        return False
